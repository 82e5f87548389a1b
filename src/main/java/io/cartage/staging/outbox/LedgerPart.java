package io.cartage.staging.outbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a write ships of one order line for one row of the ERP.
 *
 * @param rowGone whether the ERP has cleared the row away since
 */
record LedgerPart(
        long writeId,
        String subjectKey,
        WriteState state,
        @Nullable String cartId,
        @Nullable Instant finishedAt,
        long rowId,
        boolean rowGone,
        String cartOrderId,
        String cartLineId,
        String shipmentNo,
        @Nullable String trackingNo,
        @Nullable String sku,
        BigDecimal quantity) {

    /** Whether the cart has it or may get it. */
    boolean counts() {
        return state != WriteState.DROPPED;
    }

    /** Whether the row that it stood for may be this one, which the ERP wrote anew. */
    boolean mayBe(ShipmentRow row) {
        boolean sameGoods = row.sku() == null
                ? cartLineId.equals(row.cartLineId())
                : sku != null && ShippedOrder.key(sku).equals(ShippedOrder.key(row.sku()));
        return rowGone
                && counts()
                && sameGoods
                && shipmentNo.equals(row.shipmentNo())
                && Objects.equals(trackingNo, row.trackingNo());
    }

    LedgerPart adoptedBy(long newRowId) {
        return new LedgerPart(
                writeId,
                subjectKey,
                state,
                cartId,
                finishedAt,
                newRowId,
                false,
                cartOrderId,
                cartLineId,
                shipmentNo,
                trackingNo,
                sku,
                quantity);
    }

    /** As much of it. */
    LedgerPart of(BigDecimal share) {
        return new LedgerPart(
                writeId,
                subjectKey,
                state,
                cartId,
                finishedAt,
                rowId,
                rowGone,
                cartOrderId,
                cartLineId,
                shipmentNo,
                trackingNo,
                sku,
                share);
    }

    LedgerPart takenBack() {
        return new LedgerPart(
                writeId,
                subjectKey,
                WriteState.DROPPED,
                cartId,
                finishedAt,
                rowId,
                rowGone,
                cartOrderId,
                cartLineId,
                shipmentNo,
                trackingNo,
                sku,
                quantity);
    }
}
