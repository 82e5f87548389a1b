package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.ShopifyOrders.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The orders as searches see them, with a lag: a change shows only when it is older than that. Until then the order is
 * found as it was before, and a new one not at all. Thread-safe.
 */
final class OrderIndex {
    private final ShopifyOrders orders;
    private final Duration lag;
    private Map<Long, OrderKey> shown = new HashMap<>();

    /** What there is at the beginning is seen at once. */
    OrderIndex(ShopifyOrders orders, Duration lag) {
        this.orders = orders;
        this.lag = lag;
        if (!lag.isZero()) {
            orders.keys().forEach(key -> shown.put(key.id(), key));
        }
    }

    /** Like {@link ShopifyOrders#find}, as searches see the orders {@code now}. With a lag it looks at all orders. */
    List<OrderKey> find(
            Sort sort, Instant start, boolean descending, Predicate<OrderKey> matching, int limit, Instant now) {
        if (lag.isZero()) {
            return orders.find(sort, start, descending, matching, limit);
        }
        Comparator<OrderKey> order = Comparator.comparing(key -> cursor(sort, key));
        Predicate<OrderKey> begun = key ->
                descending ? !time(sort, key).isAfter(start) : !time(sort, key).isBefore(start);
        return refresh(now).stream()
                .filter(begun.and(matching))
                .sorted(descending ? order.reversed() : order)
                .limit(limit)
                .toList();
    }

    /** The place of an order in the list sorted so. */
    static Cursor cursor(Sort sort, OrderKey key) {
        return new Cursor(key.id(), sort == Sort.ID ? key.id() : time(sort, key).toEpochMilli());
    }

    private static Instant time(Sort sort, OrderKey key) {
        return sort == Sort.UPDATED_AT ? key.updatedAt() : key.createdAt();
    }

    private synchronized List<OrderKey> refresh(Instant now) {
        Map<Long, OrderKey> next = new HashMap<>();
        for (OrderKey key : orders.keys()) {
            OrderKey before = shown.get(key.id());
            if (!key.changedAt().plus(lag).isAfter(now)) {
                next.put(key.id(), key);
            } else if (before != null) {
                next.put(key.id(), before);
            }
        }
        shown = next;
        return List.copyOf(next.values());
    }
}
