package io.cartage.sandbox.bigcommerce;

import java.util.List;

/**
 * A line of an order with everything it costs.
 *
 * @param total before discounts; its tax is of what remains after them
 * @param addressId 0 for what isn't shipped
 * @param parentId the line id of the bundle it belongs to; 0 for none
 */
record Line(
        long id,
        Item item,
        Amount price,
        Amount total,
        Amount wrapping,
        List<LineDiscount> discounts,
        long addressId,
        long parentId,
        int shipped,
        int refunded) {

    /** Units that were neither shipped nor given back. */
    int open() {
        return item.quantity() - shipped - refunded;
    }

    long discounted() {
        long sum = 0;
        for (LineDiscount discount : discounts) {
            sum += discount.amount();
        }
        return sum;
    }
}
