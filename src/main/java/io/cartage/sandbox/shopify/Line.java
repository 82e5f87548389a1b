package io.cartage.sandbox.shopify;

import java.util.List;

/**
 * A line of an order with everything it costs.
 *
 * @param original units that were ordered when the order was placed
 * @param refunded units that were paid back
 * @param fulfilled units that were shipped or handed over, also if they came back
 * @param allocations every discount's part of this line
 * @param taxes of what remains after all discounts: one amount for each tax of the order, or none
 * @param duty of all units; nothing if the line bears none
 */
record Line(
        long id,
        Item item,
        int original,
        int refunded,
        int fulfilled,
        List<Allocation> allocations,
        List<Bag> taxes,
        Bag duty) {

    int quantity() {
        return item.quantity();
    }

    /** Units neither removed nor refunded. */
    int current() {
        return item.quantity() - item.removed() - refunded;
    }

    int unfulfilled() {
        return item.kind() == Item.Kind.TIP ? 0 : Math.max(0, current() - fulfilled);
    }

    int units(View view) {
        return switch (view) {
            case ORIGINAL -> original;
            case ORDERED -> item.quantity();
            case CURRENT -> current();
        };
    }

    /** All discounts, also those of the order and by codes. */
    Bag discount() {
        return Allocation.sum(allocations);
    }

    /** The discounts that the line's discounted total contains. */
    Bag lineDiscount() {
        return Allocation.sum(allocations.stream()
                .filter(allocation -> allocation.reduction().isOfLine())
                .toList());
    }

    /** After all discounts. */
    Bag after() {
        return item.total().minus(discount());
    }

    /** After all discounts, for the units of this view: what the subtotal is the sum of. */
    Bag after(View view) {
        return part(after(), view);
    }

    Bag discount(View view) {
        return item.price().times(units(view)).minus(after(view));
    }

    List<Bag> taxes(View view) {
        return taxes.stream().map(tax -> part(tax, view)).toList();
    }

    Bag duty(View view) {
        return part(duty, view);
    }

    private Bag part(Bag whole, View view) {
        return whole.part(units(view), item.quantity());
    }
}
