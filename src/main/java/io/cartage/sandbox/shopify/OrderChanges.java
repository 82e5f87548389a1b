package io.cartage.sandbox.shopify;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes orders, and lets what an order shows of its delivery follow. Not thread-safe: {@link ShopifyOrders} guards it.
 */
final class OrderChanges {
    private final Ledger ledger;
    private final OrderFactory factory;

    OrderChanges(Ledger ledger, OrderFactory factory) {
        this.ledger = ledger;
        this.factory = factory;
    }

    /** Where parcels have left already, the rest follows the status: sent, held or let go. */
    void setStatus(int index, FulfillmentStatus status) {
        ledger.setStatus(index, status);
        Order order = order(index);
        Delivery delivery = order.state().written().delivery();
        if (delivery != null) {
            long now = ledger.times().now();
            String hold = status == FulfillmentStatus.ON_HOLD ? "OTHER" : null;
            Delivery next = status == FulfillmentStatus.FULFILLED
                    ? delivery.complete(order, now)
                    : delivery.held(delivery.groups(), hold, now);
            ledger.write(index, order.state().written().with(next), status);
        }
    }

    /** One more unit of the first line. */
    void edit(int index) {
        ledger.edit(index);
        Order order = order(index);
        Delivery delivery = order.state().written().delivery();
        if (delivery != null) {
            ledger.write(index, order.state().written(), delivery.shown(order));
        }
    }

    /**
     * Makes something else of an order's delivery.
     *
     * @param isSeen whether the order's time of change moves
     */
    void deliver(int index, boolean isSeen, Function<Order, Delivery> change) {
        Order order = order(index);
        Delivery next = change.apply(order);
        OrderState state = order.state();
        Written written = state.written().with(next);
        ledger.write(index, written, next.shown(factory.order(state.with(written, state.fulfillment()))));
        if (isSeen) {
            ledger.touch(index);
        }
    }

    /** Makes something else of an order's note, tags and the like. */
    void mark(int index, UnaryOperator<Extras> change) {
        Order order = order(index);
        OrderState state = order.state();
        ledger.write(index, state.written().with(change.apply(order.extras())), state.fulfillment());
        ledger.touch(index);
    }

    private Order order(int index) {
        return factory.order(ledger.state(index));
    }
}
