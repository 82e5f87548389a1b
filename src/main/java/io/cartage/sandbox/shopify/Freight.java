package io.cartage.sandbox.shopify;

import java.util.List;

/**
 * A shipping line of an order.
 *
 * @param allocations what discounts take off it
 * @param taxes of what remains after them: one amount for each tax of the order, or none
 * @param refunded whether it was paid back
 */
record Freight(
        long id,
        String title,
        String code,
        String source,
        Bag price,
        List<Allocation> allocations,
        List<Bag> taxes,
        boolean refunded) {

    Bag discount() {
        return Allocation.sum(allocations);
    }

    /** After all discounts. */
    Bag after(View view) {
        return isGone(view) ? Bag.ZERO : price.minus(discount());
    }

    Bag discount(View view) {
        return isGone(view) ? Bag.ZERO : discount();
    }

    List<Bag> taxes(View view) {
        return isGone(view) ? List.of() : taxes;
    }

    private boolean isGone(View view) {
        return view == View.CURRENT && refunded;
    }
}
