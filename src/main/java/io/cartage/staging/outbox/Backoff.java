package io.cartage.staging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to try again: after a minute, then after twice as long each time up to four hours, and of that between a half and
 * the whole by chance, so that what failed together does not come back together.
 */
public record Backoff(RandomGenerator chance) {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(4);

    /**
     * The time of the next attempt.
     *
     * @param attempt the number of the one that failed, from 1
     */
    public Instant nextAfter(int attempt, Instant now) {
        int doublings = Math.min(Math.max(attempt - 1, 0), 10);
        long longest = Math.min(FIRST.multipliedBy(1L << doublings).toMillis(), LONGEST.toMillis());
        return now.plusMillis(chance.nextLong(longest / 2, longest + 1));
    }
}
