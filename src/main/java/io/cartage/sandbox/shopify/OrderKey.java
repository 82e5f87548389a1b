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
        boolean closed) {}
