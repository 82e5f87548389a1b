package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which notices; what is empty is not asked for.
 *
 * @param kind as it stands in the table: {@code alert}
 */
public record NoticeQuestion(Optional<String> storeId, Optional<String> kind) {

    /** All notices. */
    public static final NoticeQuestion ALL = new NoticeQuestion(Optional.empty(), Optional.empty());

    /** A place in the list of resolved notices, the latest first: the list goes on after it. */
    public record Mark(Instant resolvedAt, long id) {
        private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

        static final Mark FIRST = new Mark(LAST, Long.MAX_VALUE);

        /** Of a resolved notice. */
        public static Optional<Mark> of(Notice notice) {
            return notice.resolvedAt().map(at -> new Mark(at, notice.id()));
        }

        /** As one word that fits into an address. */
        public String text() {
            return resolvedAt.getEpochSecond() + "." + resolvedAt.getNano() + "." + id;
        }

        /** Reads {@link #text}; empty if it is none. */
        public static Optional<Mark> of(String text) {
            if (!text.matches("\\d{1,12}\\.\\d{1,9}\\.\\d{1,18}")) {
                return Optional.empty();
            }
            String[] parts = text.split("\\.");
            try {
                Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
                return at.isAfter(LAST) ? Optional.empty() : Optional.of(new Mark(at, Long.parseLong(parts[2])));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    String conditions() {
        return (storeId.isEmpty() ? "" : "\n  and store_id = :store") + (kind.isEmpty() ? "" : "\n  and kind = :kind");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        storeId.ifPresent(some -> parameters.put("store", some));
        kind.ifPresent(some -> parameters.put("kind", some));
        return parameters;
    }

    Map<String, Object> parameters(Mark after) {
        Map<String, Object> parameters = parameters();
        parameters.put("at", Jdbc.utc(after.resolvedAt()));
        parameters.put("id", after.id());
        return parameters;
    }
}
