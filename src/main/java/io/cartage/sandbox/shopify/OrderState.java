package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Defect;

/**
 * What about an order can change, and where it stands. Times are epoch seconds, 0 for what didn't happen.
 *
 * @param index from 0, in the order of creation
 * @param edits units added to the first line while the shop ran
 * @param written what else was done to it meanwhile
 */
record OrderState(
        int index,
        long created,
        long modified,
        FinancialStatus financial,
        FulfillmentStatus fulfillment,
        long cancelled,
        long closed,
        int edits,
        Defect defect,
        Written written) {

    boolean isCancelled() {
        return cancelled > 0;
    }

    /** Whether nothing of the order is left: no unit, no amount. */
    boolean isGone() {
        return isCancelled() || financial == FinancialStatus.REFUNDED;
    }

    OrderState with(Written other, FulfillmentStatus otherFulfillment) {
        return new OrderState(
                index, created, modified, financial, otherFulfillment, cancelled, closed, edits, defect, other);
    }
}
