package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PausedStoresTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final PausedStores paused = new PausedStores(clock);

    @Test
    void isNewsOnlyOnce() {
        assertThat(paused.pause("acme")).isTrue();
        assertThat(paused.pause("acme")).isFalse();
        assertThat(paused.resume("acme")).isTrue();
        assertThat(paused.resume("acme")).isFalse();
        assertThat(paused.pause("acme")).isTrue();
    }

    @Test
    void triesAgainEverMoreRarely() {
        int tries = 0;
        paused.pause("acme");
        for (int minute = 0; minute < 24 * 60; minute += 5) {
            clock.turn(Duration.ofMinutes(5));
            if (paused.mayTry("acme")) {
                tries++;
                paused.pause("acme");
            }
        }
        assertThat(tries).as("calls in a day instead of 288").isEqualTo(9);
    }

    @Test
    void pausesOnlyTheStoreConcerned() {
        paused.pause("acme");

        assertThat(paused.isPaused("other")).isFalse();
        assertThat(paused.mayTry("other")).isTrue();
        assertThat(paused.mayTry("acme")).isFalse();
    }
}
