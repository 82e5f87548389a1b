package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a store's flow and its schedule beyond the store's file.
 *
 * @param flow {@code *} for each flow of the store; {@code storeId} then may be {@code *} too, for each store
 * @param runs empty if nobody has said anything
 * @param nextAt when the running process begins the next run; empty if none has told
 */
public record Schedule(
        String storeId,
        String flow,
        Optional<Boolean> runs,
        Optional<String> changedBy,
        Optional<Instant> changedAt,
        Optional<Instant> askedAt,
        Optional<Instant> nextAt) {
    /** Every store, or every flow. */
    public static final String ALL = "*";
}
