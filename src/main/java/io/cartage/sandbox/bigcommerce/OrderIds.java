package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;

/** Order ids: they start at 100 and ascend with gaps, as abandoned checkouts leave them. One in seventeen is missing. */
final class OrderIds {
    private static final int STREAM = 11;
    private static final int FIRST = 100;
    private static final int BLOCK = 16;

    private final long seed;

    OrderIds(long seed) {
        this.seed = seed;
    }

    long id(int index) {
        int block = index / BLOCK;
        int place = index % BLOCK;
        return FIRST + (long) block * (BLOCK + 1) + place + (place >= gap(block) ? 1 : 0);
    }

    /** The order's index, or -1 if the id was never given to an order. */
    int index(long id) {
        long offset = id - FIRST;
        if (offset < 0 || offset / (BLOCK + 1) > Integer.MAX_VALUE / BLOCK) {
            return -1;
        }
        int block = (int) (offset / (BLOCK + 1));
        int place = (int) (offset % (BLOCK + 1));
        int gap = gap(block);
        return place == gap ? -1 : block * BLOCK + (place > gap ? place - 1 : place);
    }

    /** From 1 on, so that a shop's first order always has the id 100. */
    private int gap(int block) {
        return 1 + new Dice(seed, STREAM, block).below(BLOCK);
    }
}
