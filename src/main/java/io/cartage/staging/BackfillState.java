package io.cartage.staging;

import java.time.Instant;

/**
 * How far a backfill has come.
 *
 * @param from the window's beginning, inclusive
 * @param to the window's end, exclusive
 * @param doneTo up to where everything is read
 * @param counts of all records created before {@code doneTo}
 */
public record BackfillState(
        String storeId,
        String flow,
        Instant from,
        Instant to,
        Instant doneTo,
        Counts counts,
        long calls,
        Instant startedAt,
        Instant updatedAt) {

    public boolean isDone() {
        return !doneTo.isBefore(to);
    }
}
