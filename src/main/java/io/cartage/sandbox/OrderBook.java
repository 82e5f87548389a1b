package io.cartage.sandbox;

import java.util.List;
import java.util.Map;

/** The orders of a simulated shop as its merchant sees and changes them. Every change sets the order's time of change. */
public interface OrderBook {

    int size();

    /** All orders with their present state, by ascending id. */
    List<ShopOrder> all();

    /**
     * The present state of one order.
     *
     * @throws IllegalArgumentException if there is no such order, here and below
     */
    ShopOrder order(long id);

    /** What a reader of this order must arrive at. */
    OrderControl control(long id);

    /** What has left the house for this order, oldest first: recorded by callers or, for old orders, by the seed. */
    default List<ShopShipment> shipments(long id) {
        return List.of();
    }

    /**
     * What callers wrote on the order besides its status, by the cart's own words: {@code external_order_id}, {@code tags}.
     * Nothing that the seed put there.
     */
    default Map<String, String> written(long id) {
        return Map.of();
    }

    /** Nothing changes but the time of change. */
    void touch(long id);

    /**
     * Moves the order to a status.
     *
     * @param status as the cart's own field holds it, such as {@code 11} or {@code PAID}
     * @throws IllegalArgumentException if the cart has no such status
     */
    void setStatus(long id, String status);

    /** The order is called off: whoever reads it shall not deliver it. */
    void cancel(long id);

    /** The merchant adds one unit to the first line; all totals follow. */
    void edit(long id);

    /** The merchant puts the order away: deleted, or closed, as the cart calls it. */
    void archive(long id);

    /** New orders come in now; answers their ids. */
    List<Long> add(int count);

    /** The oldest {@code count} orders change, all in the present second. */
    void bulkEdit(int count);

    /**
     * Some orders change as they do while somebody reads a long list: unfinished orders get paid, others are edited or
     * move on. Which ones follows from the seed and from how many have changed so before.
     */
    void change(int count);

    /** The ids of the orders that were made defective on purpose, by {@code unmappable:}. */
    List<Long> unmappable();
}
