package io.cartage.staging.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** What is known of one store's flow itself. */
    public static Schedule of(List<Schedule> known, String storeId, String flow) {
        return known.stream()
                .filter(row -> row.storeId().equals(storeId) && row.flow().equals(flow))
                .findFirst()
                .orElseGet(() -> new Schedule(
                        storeId,
                        flow,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** What somebody said that decides whether a store's flow runs; empty if its file decides. */
    public static Optional<Schedule> saidOf(List<Schedule> known, String storeId, String flow) {
        return Stream.of(of(known, ALL, ALL), of(known, storeId, flow), of(known, storeId, ALL))
                .filter(row -> row.storeId().equals(ALL)
                        ? !row.runs().orElse(true)
                        : row.runs().isPresent())
                .findFirst();
    }
}
