package io.cartage.sandbox.shopify;

import java.util.function.LongSupplier;

/** The points that an app may spend at a shop: so many at most, so many more each second. Thread-safe. */
final class Bucket {
    private final int most;
    private final int restore;
    private final LongSupplier nanos;
    private double available;
    private long since;

    /** What is left of it, in points. */
    record Status(int maximum, int available, int restore) {}

    /** @param nanos a clock like {@link System#nanoTime} */
    Bucket(int most, int restore, LongSupplier nanos) {
        this.most = most;
        this.restore = restore;
        this.nanos = nanos;
        available = most;
        since = nanos.getAsLong();
    }

    /** Takes {@code points} if there are so many. */
    synchronized boolean take(int points) {
        restore();
        if (points > available) {
            return false;
        }
        available -= points;
        return true;
    }

    synchronized void giveBack(int points) {
        available = Math.min(most, available + points);
    }

    synchronized Status status() {
        restore();
        return new Status(most, (int) available, restore);
    }

    private void restore() {
        long now = nanos.getAsLong();
        available = Math.min(most, available + (now - since) / 1e9 * restore);
        since = now;
    }
}
