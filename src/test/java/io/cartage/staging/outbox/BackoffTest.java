package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void waitsTwiceAsLongEachTimeUpToFourHours() {
        assertThat(longest(1)).isBetween(Duration.ofSeconds(55), Duration.ofMinutes(1));
        assertThat(longest(2)).isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));
        assertThat(longest(5)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
        assertThat(longest(9)).isBetween(Duration.ofMinutes(230), Duration.ofHours(4));
        assertThat(longest(1_000_000)).isBetween(Duration.ofMinutes(230), Duration.ofHours(4));
    }

    @Test
    void neverComesBackAtOnce() {
        Backoff backoff = new Backoff(new Random(7));
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThat(backoff.nextAfter(attempt, NOW)).isAfterOrEqualTo(NOW.plusSeconds(30));
        }
    }

    @Test
    void scattersWhatFailedTogether() {
        Backoff backoff = new Backoff(new Random(7));

        assertThat(backoff.nextAfter(6, NOW)).isNotEqualTo(backoff.nextAfter(6, NOW));
    }

    private static Duration longest(int attempt) {
        Backoff backoff = new Backoff(new Random(7));
        Instant latest = NOW;
        for (int i = 0; i < 500; i++) {
            Instant next = backoff.nextAfter(attempt, NOW);
            latest = next.isAfter(latest) ? next : latest;
        }
        return Duration.between(NOW, latest);
    }
}
