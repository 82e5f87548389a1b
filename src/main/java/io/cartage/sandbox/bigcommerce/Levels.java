package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much there is of each item at each location: what the seed says, unless it was changed. Changes that callers ask for
 * take effect some calls later, in their order. Thread-safe.
 */
final class Levels {
    private static final int STREAM = 70;
    private static final int LOCATIONS = 8;

    private final long seed;
    private final int lag;
    private final Map<Long, Integer> quantities = new HashMap<>();
    private final Deque<Due> waiting = new ArrayDeque<>();
    private final Set<Long> countedLater = new HashSet<>();
    private long calls;

    /**
     * A change of one item at one location.
     *
     * @param relative whether {@code quantity} is added to what there is, rather than put in its place
     */
    record Change(int key, int location, int quantity, boolean relative) {}

    private record Due(long afterCall, List<Change> changes) {}

    /** @param lag how many calls later changes take effect */
    Levels(long seed, int lag) {
        this.seed = seed;
        this.lag = lag;
    }

    synchronized int onHand(int key, int location) {
        return quantities.getOrDefault(place(key, location), Math.max(0, seeded(key, location)));
    }

    /** What the catalog shows of it: the default location alone, and nothing of what isn't counted. */
    int shown(Goods goods) {
        return goods.stockKey().map(key -> onHand(key, Locations.DEFAULT)).orElse(0);
    }

    /** Whether it was ever counted there, which it has to be before anything can be added to it. */
    synchronized boolean isCounted(int key, int location) {
        long place = place(key, location);
        return quantities.containsKey(place) || countedLater.contains(place) || seeded(key, location) >= 0;
    }

    synchronized void set(int key, int location, int quantity) {
        quantities.put(place(key, location), quantity);
    }

    /** Takes some away if there is enough. */
    synchronized boolean take(int key, int location, int quantity) {
        int now = onHand(key, location);
        if (quantity > now) {
            return false;
        }
        set(key, location, now - quantity);
        return true;
    }

    /** Accepts changes, which take effect together. */
    synchronized void accept(List<Change> changes) {
        changes.forEach(change -> countedLater.add(place(change.key(), change.location())));
        waiting.addLast(new Due(calls + lag, List.copyOf(changes)));
        makeDue();
    }

    /** A call comes in. */
    synchronized void call() {
        makeDue();
        calls++;
    }

    /** All that was accepted takes effect now. */
    synchronized void settle() {
        while (!waiting.isEmpty()) {
            make(waiting.removeFirst());
        }
    }

    private void makeDue() {
        while (!waiting.isEmpty() && waiting.getFirst().afterCall() <= calls) {
            make(waiting.removeFirst());
        }
    }

    private void make(Due due) {
        for (Change change : due.changes()) {
            int before = change.relative() ? onHand(change.key(), change.location()) : 0;
            set(change.key(), change.location(), Math.max(0, before + change.quantity()));
            countedLater.remove(place(change.key(), change.location()));
        }
    }

    /** Negative if it was never counted there. */
    private int seeded(int key, int location) {
        Dice dice = new Dice(seed, STREAM, place(key, location));
        if (location == Locations.DEFAULT) {
            return dice.below(8) == 0 ? 0 : dice.between(1, 60);
        }
        return dice.below(4) == 0 ? -1 : dice.between(0, 40);
    }

    private static long place(int key, int location) {
        return (long) key * LOCATIONS + location;
    }
}
