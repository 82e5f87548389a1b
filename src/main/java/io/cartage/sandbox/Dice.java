package io.cartage.sandbox;

import java.util.List;

/**
 * Chance that can be repeated: the same seed, stream and index throw the same numbers on every machine (SplitMix64).
 * Not thread-safe; cheap enough to make one for each order.
 */
public final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    /**
     * The dice for one question about one thing.
     *
     * @param stream keeps unlike questions about one index apart, so that a new question changes no old answer
     */
    public Dice(long seed, int stream, long index) {
        state = mix(mix(seed * STEP + stream) + index * STEP);
    }

    /** From 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Whether an event of this probability happens. */
    public boolean happens(int perHundredThousand) {
        return below(100_000) < perHundredThousand;
    }

    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }

    public long next() {
        state += STEP;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
