package io.cartage.sandbox.shopify;

import java.util.List;

/** What one discount takes off one line, or off one shipping line. */
record Allocation(Reduction reduction, Bag amount) {

    static Bag sum(List<Allocation> allocations) {
        return Bag.sum(allocations.stream().map(Allocation::amount).toList());
    }
}
