package io.cartage.sandbox.bigcommerce;

import java.util.function.IntUnaryOperator;

/** How many things the first products have together, so that a page of things begins at the right product. */
final class RunningCount {
    private final int[] before;

    RunningCount(int products, IntUnaryOperator things) {
        before = new int[products + 1];
        for (int i = 0; i < products; i++) {
            before[i + 1] = before[i] + things.applyAsInt(i);
        }
    }

    int total() {
        return before[before.length - 1];
    }

    /** How many things come before those of a product. */
    int before(int product) {
        return before[product];
    }

    /** The product that has the {@code n}-th thing, which must be below the total. */
    int holder(int n) {
        int low = 0;
        int high = before.length - 1;
        while (low < high) { // finds the first product before which there are more than n
            int middle = (low + high) >>> 1;
            if (before[middle] > n) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }
}
