package io.cartage.sandbox.shopify;

import java.time.Instant;

/**
 * What a search can know of an order without making it.
 *
 * @param changedAt when it last changed while the shop ran, finer than a second; for the history the same as {@code updatedAt}
 * @param financialStatus such as {@code PAID}
 * @param fulfillmentStatus such as {@code UNFULFILLED}
 */
record OrderKey(
        long id,
        String name,
        int number,
        Instant createdAt,
        Instant updatedAt,
        Instant changedAt,
        String financialStatus,
        String fulfillmentStatus,
        boolean test,
        boolean cancelled,
        boolean closed) {

    /** @param changed when it last changed while the shop ran, in epoch milliseconds; 0 if it didn't */
    static OrderKey of(long id, OrderState state, long changed, boolean isTest) {
        Instant updated = Instant.ofEpochSecond(state.modified());
        return new OrderKey(
                id,
                OrderFactory.name(state.index()),
                OrderFactory.number(state.index()),
                Instant.ofEpochSecond(state.created()),
                updated,
                changed == 0 ? updated : Instant.ofEpochMilli(changed),
                state.financial().name(),
                state.fulfillment().name(),
                isTest,
                state.isCancelled(),
                state.closed() > 0);
    }
}
