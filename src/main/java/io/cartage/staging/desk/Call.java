package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One call to a cart as it was sent: a repetition is a call of its own.
 *
 * @param flow {@value #LOOK} for what people ask outside any run
 * @param at when it was sent, after any waiting for the quota
 * @param path with the document's name behind {@code #} where there is one; its query tells no person
 * @param status of HTTP; 0 if no answer came
 * @param cost in the unit of the shop's quota: calls or points
 * @param attempt counting from 1
 * @param error in one or two words why it failed; empty if it went well
 * @param request what was sent, of a call that failed, without persons; else empty
 * @param response what was answered, likewise
 */
public record Call(
        String storeId,
        String flow,
        OptionalLong runId,
        Instant at,
        String method,
        String path,
        int status,
        long millis,
        long cost,
        int attempt,
        Optional<String> error,
        Optional<String> request,
        Optional<String> response) {

    /** The flow of calls that belong to none. */
    public static final String LOOK = "look";

    public boolean failed() {
        return error.isPresent();
    }
}
