package io.cartage.cart;

import java.time.Duration;

/** How often and after which pauses a failed call is repeated. */
record RetryFacts(Pauses throttled, Pauses unavailable) {

    /** Pauses that double from {@code first} up to {@code most}, {@code times} times. */
    record Pauses(Duration first, Duration most, int times) {

        /** The pause before the {@code attempt}-th repetition, which counts from 1, without jitter. */
        Duration before(int attempt) {
            Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
            return doubled.compareTo(most) > 0 ? most : doubled;
        }
    }
}
