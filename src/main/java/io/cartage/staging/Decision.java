package io.cartage.staging;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written for one payload.
 *
 * @param before null if the record was never seen
 * @param after what the books will say
 * @param rows null unless they are written
 * @param change what it is to an ERP that has taken the order
 */
record Decision(
        PayloadCopy payload,
        @Nullable State before,
        State after,
        Write write,
        @Nullable OrderRows rows,
        ChangeKind change,
        @Nullable String changeReason,
        Outcome outcome) {

    /** How far the writing goes. */
    enum Write {
        NOTHING,
        /** The outcome, and the payload if it is new. */
        BOOKS,
        /** The books, and the order's status in its row, without a new revision. */
        ECHO,
        /** The books, and the order's rows for the first time. */
        INSERT,
        /** The books, and the order's rows in place of those that stand there, if the ERP has not taken them. */
        REPLACE,
        /** The books, and a row in s_order_changes. */
        CHANGE
    }

    String recordId() {
        return payload.recordId();
    }

    boolean hasNewPayload() {
        return write != Write.NOTHING && (before == null || before.payloadSequence() != after.payloadSequence());
    }

    OrderRows someRows() {
        return Objects.requireNonNull(rows, "rows");
    }

    /** The same as a change row: the ERP took the order while we were about to replace it. */
    Decision asChange() {
        Outcome told = new Outcome.Staged(recordId(), after.revision(), Outcome.As.CHANGE_ROW);
        return new Decision(payload, before, after, Write.CHANGE, rows, change, changeReason, told);
    }

    /** The same without a change row: nothing the ERP sees has changed, and it keeps its revision. */
    Decision asBooks() {
        int revision = Objects.requireNonNull(before, "before").revision();
        Outcome same = new Outcome.Staged(recordId(), revision, Outcome.As.SAME_ROWS);
        State kept = after.staged(revision, after.withdrawn(), after.rowsHash());
        return new Decision(payload, before, kept, Write.BOOKS, null, change, changeReason, same);
    }
}
