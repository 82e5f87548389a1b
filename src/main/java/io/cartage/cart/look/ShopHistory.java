package io.cartage.cart.look;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How many orders a shop says it has, and since when.
 *
 * @param atLeast whether there may be more
 * @param oldest when the first one was made
 * @param asked when the shop said so
 */
public record ShopHistory(long count, boolean atLeast, Instant oldest, Instant asked) {

    /** About how many were made in a span of time, if they came evenly; empty if the shop's history has no length. */
    public OptionalLong between(Instant from, Instant until) {
        Instant first = from.isBefore(oldest) ? oldest : from;
        Instant last = until.isAfter(asked) ? asked : until;
        long whole = Duration.between(oldest, asked).toSeconds();
        if (whole <= 0) {
            return OptionalLong.empty();
        }
        long part = Math.max(0, Duration.between(first, last).toSeconds());
        return OptionalLong.of(Math.round(count * (part / (double) whole)));
    }
}
