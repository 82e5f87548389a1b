package io.cartage.staging;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the books say of a record: its row in {@code cartage_outcome}, and what the ERP says of the staged row.
 *
 * @param reason the rule of a filtered record, the reasons of a quarantined one, one a line
 * @param since when it first became what it is
 * @param changedAt when the cart changed the payload judged last; null in books older than this column
 * @param revision of the staged rows; 0 if none were ever staged
 * @param rowsHash of the rows last told to the ERP, be it by the staged row or by a change row
 * @param dropped whether a person decided that this payload is never staged
 * @param importStatus null if there is no staged row (any more: an ERP may clear away what it has imported)
 */
record State(
        OutcomeKind kind,
        @Nullable String reason,
        Instant since,
        @Nullable String mappingVersion,
        int payloadSequence,
        String payloadHash,
        @Nullable Instant changedAt,
        int revision,
        boolean withdrawn,
        @Nullable String rowsHash,
        @Nullable String orderNo,
        @Nullable String cartStatus,
        @Nullable BigDecimal orderTotal,
        @Nullable String importStatus,
        boolean dropped) {

    /** Import statuses in which the ERP has not taken the order, so that its rows may still be replaced. */
    static final List<String> OPEN = List.of("pending", "error", "withdrawn");

    boolean everStaged() {
        return revision > 0;
    }

    boolean open() {
        return importStatus != null && OPEN.contains(importStatus);
    }

    Known known() {
        return new Known(
                payloadHash,
                kind,
                revision,
                Optional.ofNullable(mappingVersion),
                Optional.ofNullable(importStatus),
                dropped);
    }

    State staged(int newRevision, boolean nowWithdrawn, @Nullable String newRowsHash) {
        return new State(
                kind,
                reason,
                since,
                mappingVersion,
                payloadSequence,
                payloadHash,
                changedAt,
                newRevision,
                nowWithdrawn,
                newRowsHash,
                orderNo,
                cartStatus,
                orderTotal,
                importStatus,
                dropped);
    }

    /** With what the rows show of themselves in the books. */
    State showing(OrderRows rows) {
        return new State(
                kind,
                reason,
                since,
                mappingVersion,
                payloadSequence,
                payloadHash,
                changedAt,
                revision,
                withdrawn,
                rowsHash,
                rows.text("order_no"),
                rows.text("cart_status"),
                rows.money("order_total"),
                importStatus,
                dropped);
    }
}
