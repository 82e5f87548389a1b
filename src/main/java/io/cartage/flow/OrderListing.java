package io.cartage.flow;

import io.cartage.cart.CartRecord;
import io.cartage.cart.OrderFilter;
import io.cartage.cart.OrderReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One look through the orders that a shop made in a span of time: the variable {@code listing} of a route. Getters are
 * what routes read. One thread uses it.
 */
public final class OrderListing {
    private final Query query;
    private final Consumer<List<ListedOrder>> pages;
    private Optional<OrderReading> reading = Optional.empty();
    private int shown;

    /**
     * What is asked for.
     *
     * @param until the first instant that no longer belongs to it
     * @param statuses only orders of these
     * @param most how many orders are shown, the oldest first
     */
    public record Query(Instant from, Instant until, Optional<OrderFilter> statuses, OptionalInt most) {}

    OrderListing(Query query, Consumer<List<ListedOrder>> pages) {
        this.query = query;
        this.pages = pages;
    }

    /** Whether another page is to be read. */
    public boolean isMore() {
        return reading.filter(OrderReading::isMore).isPresent()
                && shown < query.most().orElse(Integer.MAX_VALUE);
    }

    OrderReading begin(ConnectedStore store) {
        int limit = store.store().orders().page().orElse(OrderReading.pageOf(store.facts()));
        OrderReading begun = OrderReading.ofWindow(store.facts(), limit, query.from(), query.until());
        reading = Optional.of(begun);
        return begun;
    }

    /** The orders of an answer that were asked for. */
    List<CartRecord> accept(byte[] answer) {
        return reading.orElseThrow().accept(answer).stream()
                .filter(order -> query.statuses()
                        .filter(wanted -> !wanted.hasWantedStatus(order.json()))
                        .isEmpty())
                .limit(query.most().orElse(Integer.MAX_VALUE) - shown)
                .toList();
    }

    void show(List<ListedOrder> page) {
        shown += page.size();
        pages.accept(page);
    }
}
