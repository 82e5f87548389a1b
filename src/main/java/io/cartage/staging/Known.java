package io.cartage.staging;

import java.util.Optional;

/**
 * What is known of a record seen before.
 *
 * @param payloadHash of the newest payload, see {@link PayloadCopy#hash()}
 * @param revision of the staged rows; 0 if none were ever staged
 * @param mappingVersion that led to the outcome; empty for a filtered record
 * @param importStatus what the ERP says of the staged row; empty if there is none
 * @param dropped whether a person decided that this payload is never staged; it is filtered then
 */
public record Known(
        String payloadHash,
        OutcomeKind kind,
        int revision,
        Optional<String> mappingVersion,
        Optional<String> importStatus,
        boolean dropped) {

    /** Whether rows of this record were handed to the ERP, whatever became of it since. */
    public boolean everStaged() {
        return revision > 0;
    }
}
