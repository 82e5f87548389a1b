package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that people should know, for as long as its cause lasts and after.
 *
 * @param firstAt when it was noticed
 * @param lastAt when it was so for the last time that anybody looked
 * @param resolvedAt since when the cause is gone; empty while the notice is open
 */
public record Notice(long id, Cause cause, Instant firstAt, Instant lastAt, Optional<Instant> resolvedAt) {

    /** What sort of thing it is; the most urgent first. */
    public enum Kind {
        /** A flow, a store or the program doesn't work as it should. */
        ALERT("alert"),
        /** Records can't go on until a person acts. */
        ERROR("error"),
        /** Of several that would do the first was taken, since nobody had said which. */
        ELECTION("election"),
        /** Something goes on, or waits, differently than people may expect. */
        WARNING("warning");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in {@code cartage_notice.kind}. */
        public String word() {
            return word;
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Why there is a notice: one for each store and key, however many records it is about.
     *
     * @param storeId empty if it concerns the program as a whole
     * @param key stays the same for as long as the cause does: {@code quarantine/3f9a1c}
     * @param message what is so, without a number of records and without personal data
     * @param remedy what to do, in a sentence without its end
     * @param count of the records it is about; 1 if it is about none
     */
    public record Cause(String storeId, Kind kind, String key, String message, String remedy, long count) {

        String place() {
            return storeId + ' ' + key;
        }
    }

    /** Whether its cause lasts. */
    public boolean isOpen() {
        return resolvedAt.isEmpty();
    }

    static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                new Cause(
                        row.getString("store_id"),
                        Kind.of(row.getString("kind")),
                        row.getString("cause"),
                        row.getString("message"),
                        row.getString("remedy"),
                        row.getLong("counted")),
                Objects.requireNonNull(Jdbc.instant(row, "first_at")),
                Objects.requireNonNull(Jdbc.instant(row, "last_at")),
                Optional.ofNullable(Jdbc.instant(row, "resolved_at")));
    }
}
