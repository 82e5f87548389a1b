package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;

/** Order ids: they ascend in irregular steps, as ids that many shops share do, and don't fit into 32 bits. */
final class OrderIds {
    private static final int STREAM = 111;
    private static final long FIRST = 6_100_000_000_001L;
    private static final int STEP = 1024;

    private final long seed;

    OrderIds(long seed) {
        this.seed = seed;
    }

    long id(int index) {
        int beyond = index == 0 ? 0 : new Dice(seed, STREAM, index).below(STEP);
        return FIRST + (long) index * STEP + beyond;
    }

    /** The order's index, or -1 if the id was never given to an order. */
    int index(long id) {
        long index = Math.floorDiv(id - FIRST, STEP);
        return index < 0 || index > Integer.MAX_VALUE || id((int) index) != id ? -1 : (int) index;
    }

    /** The index of the order that such a part belongs to; -1 if the id is none of this sort. */
    static int order(long base, long id) {
        long index = Math.floorDiv(id - base, (long) STEP);
        return index < 0 || index > Integer.MAX_VALUE ? -1 : (int) index;
    }

    /** Ids of what belongs to an order: at most {@code STEP} of each sort. */
    static long part(long base, int index, int place) {
        return base + (long) index * STEP + place;
    }
}
