package io.cartage.sandbox;

import java.time.Clock;
import java.util.Arrays;

/**
 * When the orders of a shop were created and changed, and in what order they changed, in three small arrays. Times are
 * epoch seconds. Not thread-safe.
 */
public final class Timeline {
    private static final int SECOND = 51;
    private static final int BLOCK = 8;
    private static final int INDEX_BITS = 24;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    private final ShopData data;
    private final Clock clock;
    private int size;
    private long[] created;
    private long[] modified;
    /** {@code modified << 24 | index}, ascending. */
    private long[] byModified;

    /** The history of a shop, as its seed tells it. */
    public Timeline(ShopData data, Clock clock) {
        this.data = data;
        this.clock = clock;
        size = data.orders();
        int room = Math.max(16, size);
        created = new long[room];
        modified = new long[room];
        byModified = new long[room];
        for (int i = 0; i < size; i++) {
            history(i);
            byModified[i] = key(i);
        }
        Arrays.sort(byModified, 0, size);
    }

    public int size() {
        return size;
    }

    public long created(int index) {
        return created[index];
    }

    public long modified(int index) {
        return modified[index];
    }

    /** The order that changed {@code place}-th. */
    public int atPlace(int place) {
        return (int) (byModified[place] & INDEX_MASK);
    }

    /** The first place whose order changed at {@code epochSecond} or later. */
    public int firstPlace(long epochSecond) {
        if (epochSecond <= 0) {
            return 0;
        }
        int found = Arrays.binarySearch(byModified, 0, size, epochSecond << INDEX_BITS);
        return found >= 0 ? found : -found - 1;
    }

    /** The shop's present: never earlier than the end of its generated history. */
    public long now() {
        return Math.max(data.now().getEpochSecond(), clock.instant().getEpochSecond());
    }

    public void touch(int index) {
        int from = Arrays.binarySearch(byModified, 0, size, key(index));
        modified[index] = Math.max(modified[index], now());
        int to = Arrays.binarySearch(byModified, 0, size, key(index));
        if (to < 0) {
            int last = -to - 2; // the place before the insertion point, once the old key is gone
            System.arraycopy(byModified, from + 1, byModified, from, last - from);
            byModified[last] = key(index);
        }
    }

    /** A new order, created now; answers its index. */
    public int add() {
        if (size == created.length) {
            int room = size * 2;
            created = Arrays.copyOf(created, room);
            modified = Arrays.copyOf(modified, room);
            byModified = Arrays.copyOf(byModified, room);
        }
        int index = size++;
        created[index] = now();
        modified[index] = now();
        byModified[index] = Long.MAX_VALUE;
        int to = -Arrays.binarySearch(byModified, 0, index, key(index)) - 1;
        System.arraycopy(byModified, to, byModified, to + 1, index - to);
        byModified[to] = key(index);
        return index;
    }

    private void history(int index) {
        long end = data.now().getEpochSecond();
        int leader = leader(index);
        created[index] = createdAt(leader);
        Dice change = new Dice(data.seed(), SECOND, leader);
        long passed = end - created[index];
        long after =
                switch (change.below(10)) {
                    case 0, 1, 2, 3, 4 -> change.below(3);
                    case 5, 6, 7 -> change.below(3 * 86_400);
                    default -> Math.max(0, passed) * change.below(1000) / 1000;
                };
        modified[index] = Math.min(created[index] + after, end);
    }

    private long createdAt(int index) {
        long end = data.now().getEpochSecond();
        long span = data.days() * 86_400L;
        return end - span + span * index / Math.max(1, data.orders());
    }

    /** The order whose times this one shares: itself, or the first of a group that fell into one second. */
    private int leader(int index) {
        int block = index / BLOCK;
        Dice dice = new Dice(data.seed(), SECOND, -1L - block);
        if (!dice.happens(data.share(Trait.SAME_SECOND))) {
            return index;
        }
        int first = block * BLOCK + dice.below(BLOCK - 1);
        int last = first + dice.between(1, BLOCK - 1);
        return index > first && index <= last ? first : index;
    }

    private long key(int index) {
        return (modified[index] << INDEX_BITS) | index;
    }
}
