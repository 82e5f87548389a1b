package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which calls of all stores somebody wants to look through; what is empty is not asked for.
 *
 * @param slow those that took so many milliseconds or more; 0 for any
 * @param text stands in the path, in whatever case
 */
public record CallPage(
        Optional<String> storeId,
        Optional<String> flow,
        OptionalLong runId,
        Answer answer,
        long slow,
        String text,
        Optional<Instant> since,
        Optional<Instant> until) {

    /** All calls. */
    public static final CallPage ALL = new CallPage(
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Answer.ANY,
            0,
            "",
            Optional.empty(),
            Optional.empty());

    /** How a call was answered. */
    public enum Answer {
        ANY(""),
        GOOD("status between 200 and 299"),
        REDIRECTED("status between 300 and 399"),
        REFUSED("status between 400 and 499"),
        BROKEN("status >= 500"),
        NONE("status = 0"),
        FAILED("error is not null");

        private final String condition;

        Answer(String condition) {
            this.condition = condition;
        }

        /** As it stands in an address: {@code refused}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The calls of one run. */
    public static CallPage ofRun(long runId) {
        return new CallPage(
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(runId),
                Answer.ANY,
                0,
                "",
                Optional.empty(),
                Optional.empty());
    }

    /** Whether calls must be looked at one by one. */
    boolean isSifted() {
        return flow.isPresent() || answer != Answer.ANY || slow > 0 || !text.isBlank();
    }

    /** What an index leads to. */
    String ofIndex() {
        return (storeId.isEmpty() ? "" : "\n  and store_id = :store")
                + (runId.isEmpty() ? "" : "\n  and run_id = :run");
    }

    String sieve() {
        return (flow.isEmpty() ? "" : "\n  and flow = :flow")
                + (answer == Answer.ANY ? "" : "\n  and " + answer.condition)
                + (slow == 0 ? "" : "\n  and millis >= :slow")
                + (text.isBlank() ? "" : "\n  and position(:text in lower(path)) > 0")
                + (since.isEmpty() ? "" : "\n  and called_at >= :since")
                + (until.isEmpty() ? "" : "\n  and called_at < :until");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        storeId.ifPresent(some -> parameters.put("store", some));
        flow.ifPresent(some -> parameters.put("flow", some));
        runId.ifPresent(some -> parameters.put("run", some));
        since.ifPresent(some -> parameters.put("since", Jdbc.utc(some)));
        until.ifPresent(some -> parameters.put("until", Jdbc.utc(some)));
        if (slow > 0) {
            parameters.put("slow", slow);
        }
        if (!text.isBlank()) {
            parameters.put("text", text.strip().toLowerCase(Locale.ROOT));
        }
        return parameters;
    }
}
