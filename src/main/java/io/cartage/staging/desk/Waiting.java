package io.cartage.staging.desk;

import io.cartage.staging.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order in quarantine.
 *
 * @param orderNo on the staged rows, if the ERP has some all the same
 * @param reasons with what to do about each
 * @param mappingVersion that led to it
 * @param receivedAt when its newest payload came; empty if that is no longer kept
 * @param revision of the rows that the ERP has; 0 if it has none
 */
public record Waiting(
        String storeId,
        String orderId,
        Optional<String> orderNo,
        Cause cause,
        List<String> reasons,
        Instant since,
        Optional<String> mappingVersion,
        Optional<Instant> receivedAt,
        int revision) {

    public Waiting {
        reasons = List.copyOf(reasons);
    }

    /**
     * The orders of a store that wait for the same cause.
     *
     * @param oldest since when the first of them waits
     * @param samples the longest waiting
     */
    public record Group(String storeId, Cause cause, long orders, Instant oldest, List<Waiting> samples) {

        public Group {
            samples = List.copyOf(samples);
        }
    }
}
