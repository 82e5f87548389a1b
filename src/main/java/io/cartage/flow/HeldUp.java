package io.cartage.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is held up on the way back to a cart for one cause: writes of the outbox, or rows that the ERP wrote.
 *
 * @param cause a word to group by; empty where there was no difficulty yet
 * @param oldest since when the oldest of them stands there, for writes
 * @param nextAt when the first of them is due, for writes
 * @param samples the first few of them
 */
public record HeldUp(
        String storeId,
        String flow,
        Sort sort,
        String cause,
        long count,
        Optional<Instant> oldest,
        Optional<Instant> nextAt,
        List<Sample> samples) {

    public HeldUp {
        samples = List.copyOf(samples);
    }

    /**
     * One of them.
     *
     * @param id of a write
     */
    public record Sample(Optional<Long> id, String subject, String message) {}

    /** How it stands. */
    public enum Sort {
        TO_SEND("write", "waiting", "to be sent"),
        IN_DOUBT("write", "sending", "in doubt"),
        PARKED("write", "parked", "parked"),
        ROW_WAITING("row", "waiting", "waiting"),
        ROW_REFUSED("row", "error", "refused");

        private final String kind;
        private final String state;
        private final String words;

        Sort(String kind, String state, String words) {
            this.kind = kind;
            this.state = state;
            this.words = words;
        }

        /** {@code write} for one in the outbox, {@code row} for one that the ERP wrote. */
        public String kind() {
            return kind;
        }

        /** As it stands in the table. */
        public String state() {
            return state;
        }

        /** For people. */
        public String words() {
            return words;
        }

        public boolean isWrite() {
            return kind.equals("write");
        }
    }
}
