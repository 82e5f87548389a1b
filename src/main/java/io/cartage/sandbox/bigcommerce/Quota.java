package io.cartage.sandbox.bigcommerce;

import java.util.function.LongSupplier;

/** How many calls a shop allows in each window of time. Thread-safe. */
final class Quota {
    private final int allowed;
    private final long windowMs;
    private final LongSupplier nanos;
    private long windowStart;
    private int used;

    /**
     * The state after a call.
     *
     * @param exhausted whether this call was one too many
     */
    record Left(int quota, int left, long windowMs, long resetMs, boolean exhausted) {}

    /** @param nanos a clock like {@link System#nanoTime} */
    Quota(int allowed, long windowMs, LongSupplier nanos) {
        this.allowed = allowed;
        this.windowMs = windowMs;
        this.nanos = nanos;
        windowStart = nanos.getAsLong();
    }

    /** Counts one call. */
    synchronized Left take() {
        long passed = (nanos.getAsLong() - windowStart) / 1_000_000;
        if (passed >= windowMs) {
            windowStart = nanos.getAsLong();
            passed = 0;
            used = 0;
        }
        boolean exhausted = used >= allowed;
        if (!exhausted) {
            used++;
        }
        return new Left(allowed, allowed - used, windowMs, windowMs - passed, exhausted);
    }
}
