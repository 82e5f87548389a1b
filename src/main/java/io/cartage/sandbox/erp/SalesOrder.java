package io.cartage.sandbox.erp;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as the ERP remembers it.
 *
 * @param turn 1 for the first order that was taken
 * @param state {@code taken}, {@code refused}, {@code open}, {@code shipped} or {@code cancelled}
 * @param due the round in which it goes on
 * @param refusals how often it was refused
 * @param shipments how many shipments it had
 * @param number the ERP's own number, once it is imported
 */
record SalesOrder(
        String store,
        String cartOrderId,
        String orderNo,
        long turn,
        String state,
        long due,
        int refusals,
        int shipments,
        @Nullable String number) {

    /** Units of one line that one warehouse ships. */
    record Line(
            int lineNo,
            String warehouse,
            @Nullable String cartLineId,
            String sku,
            BigDecimal sold,
            BigDecimal shipped,
            BigDecimal cancelled) {

        /** What is still to be shipped. */
        BigDecimal open() {
            return sold.subtract(shipped).subtract(cancelled);
        }

        /** What tells which line of the cart's order it belongs to; a line that gets another SKU is another line. */
        String key() {
            return SalesOrder.key(lineNo, cartLineId, sku);
        }
    }

    /** A line as it stands in {@code s_order_details}, or in the rows that a change brings. */
    record Wanted(int lineNo, @Nullable String cartLineId, String sku, BigDecimal units, @Nullable String warehouse) {
        Wanted numbered(int other) {
            return new Wanted(other, cartLineId, sku, units, warehouse);
        }

        String key() {
            return SalesOrder.key(lineNo, cartLineId, sku);
        }
    }

    private static String key(int lineNo, @Nullable String cartLineId, String sku) {
        return (cartLineId == null ? "#" + lineNo : cartLineId) + ' ' + sku;
    }
}
