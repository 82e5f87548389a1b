package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which orders of all that were ever seen; what is empty is not asked for.
 *
 * @param text an order's number or id, a SKU, an e-mail address, or the beginnings of words of the buyer's name
 * @param cause only those in quarantine for it: its text
 * @param from the first instant that belongs to it: when the order was first seen or, where {@code erp} is asked for, when
 *     its rows were written last
 * @param until the first that no longer does
 */
public record OrderQuestion(
        String text,
        Optional<String> storeId,
        Optional<Became> became,
        Optional<Erp> erp,
        Optional<String> cause,
        Optional<Instant> from,
        Optional<Instant> until) {

    /** All orders. */
    public static final OrderQuestion ALL = new OrderQuestion(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public OrderQuestion {
        text = text.strip();
    }

    /** What became of an order. */
    public enum Became {
        STAGED("staged"),
        QUARANTINED("quarantined"),
        FILTERED("filtered"),
        /** Filtered by a person. */
        DROPPED("filtered");

        private final String kind;

        Became(String kind) {
            this.kind = kind;
        }

        String kind() {
            return kind;
        }
    }

    /** What the ERP said of an order's rows. */
    public enum Erp {
        PENDING,
        TAKEN,
        IMPORTED,
        ERROR,
        WITHDRAWN;

        String status() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public OrderQuestion about(String other) {
        return new OrderQuestion(other, storeId, became, erp, cause, from, until);
    }

    public OrderQuestion of(Became other) {
        return new OrderQuestion(text, storeId, Optional.of(other), erp, cause, from, until);
    }

    public OrderQuestion of(Erp other) {
        return new OrderQuestion(text, storeId, became, Optional.of(other), cause, from, until);
    }

    public OrderQuestion in(String store) {
        return new OrderQuestion(text, Optional.of(store), became, erp, cause, from, until);
    }

    public OrderQuestion because(String text) {
        return new OrderQuestion(this.text, storeId, became, erp, Optional.of(text), from, until);
    }

    public OrderQuestion between(Optional<Instant> first, Optional<Instant> end) {
        return new OrderQuestion(text, storeId, became, erp, cause, first, end);
    }
}
