package io.cartage.flow;

import java.time.Instant;

/**
 * What a backfill is asked for.
 *
 * @param from the first instant whose orders are read
 * @param to the first instant that no longer belongs to it; may lie in the future
 * @param sharePercent of the shop's quota it may use, 1 to 100
 * @param again whether to begin anew, though the window was read before
 */
public record BackfillRequest(String storeId, Instant from, Instant to, int sharePercent, boolean again) {

    public BackfillRequest {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the window ends at " + to + ", before it begins at " + from);
        }
        if (sharePercent < 1 || sharePercent > 100) {
            throw new IllegalArgumentException("the share is a percentage from 1 to 100, but this is " + sharePercent);
        }
    }
}
