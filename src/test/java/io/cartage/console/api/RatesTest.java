package io.cartage.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often somebody may ask; here three times at once, and once in two seconds. */
class RatesTest {
    private static final String SOMEBODY = "somebody";

    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final Rates rates = new Rates(3, Duration.ofSeconds(2), clock);

    @Test
    void letsAskSoOftenAtOnceAndThenAsTimeGoesBy() {
        exhaust();

        assertThat(rates.take(SOMEBODY)).contains(Duration.ofSeconds(2));
        clock.turn(Duration.ofSeconds(2));
        assertThat(rates.take(SOMEBODY)).isEmpty();
        assertThat(rates.take(SOMEBODY)).contains(Duration.ofSeconds(2));
        clock.turn(Duration.ofMinutes(1));
        exhaust();
    }

    @Test
    void neverTellsToWaitForLessThanASecond() {
        exhaust();

        clock.turn(Duration.ofSeconds(2).minusNanos(1000));
        assertThat(rates.take(SOMEBODY)).contains(Duration.ofSeconds(1));
        clock.turn(Duration.ofNanos(1000));
        assertThat(rates.take(SOMEBODY)).isEmpty();
    }

    @Test
    void countsEachByItself() {
        exhaust();

        assertThat(rates.take("another")).isEmpty();
        assertThat(rates.look(SOMEBODY)).isPresent();
    }

    private void exhaust() {
        for (int i = 0; i < 3; i++) {
            assertThat(rates.take(SOMEBODY)).isEmpty();
        }
    }
}
