package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Statuses;
import io.cartage.sandbox.Trait;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What about the orders can change, in a few small arrays, and the order of their times of change. Everything else is
 * derived when asked for. Not thread-safe: {@link Orders} guards it.
 */
final class Ledger {
    private static final int HISTORY = 50;
    private static final int SECOND = 51;
    private static final int BLOCK = 8;
    private static final int INDEX_BITS = 24;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    private final ShopData data;
    private final Clock clock;
    private final List<Defect> defects;
    private final int[] weights;
    private final int weightSum;
    private int size;
    private long[] created;
    private long[] modified;
    private byte[] status;
    private byte[] edits;
    private boolean[] archived;
    /** {@code modified << 24 | index}, ascending. */
    private long[] byModified;

    Ledger(ShopData data, Clock clock) {
        this.data = data;
        this.clock = clock;
        defects = data.defects().stream().map(Defect::of).toList();
        weights = IntStream.range(0, Statuses.NAMES.size())
                .map(id -> data.statuses().getOrDefault(id, 0))
                .toArray();
        weightSum = IntStream.of(weights).sum();
        size = data.orders();
        int room = Math.max(16, size);
        created = new long[room];
        modified = new long[room];
        status = new byte[room];
        edits = new byte[room];
        archived = new boolean[room];
        byModified = new long[room];
        for (int i = 0; i < size; i++) {
            history(i);
        }
        for (int i = 0; i < size; i++) {
            byModified[i] = key(i);
        }
        Arrays.sort(byModified, 0, size);
    }

    int size() {
        return size;
    }

    OrderState state(int index) {
        return new OrderState(
                index, created[index], modified[index], status[index], edits[index], archived[index], defect(index));
    }

    long created(int index) {
        return created[index];
    }

    long modified(int index) {
        return modified[index];
    }

    int status(int index) {
        return status[index];
    }

    boolean isArchived(int index) {
        return archived[index];
    }

    /** The order that changed {@code place}-th. */
    int atPlace(int place) {
        return (int) (byModified[place] & INDEX_MASK);
    }

    /** The first place whose order changed at {@code epochSecond} or later. */
    int firstPlace(long epochSecond) {
        if (epochSecond <= 0) {
            return 0;
        }
        int found = Arrays.binarySearch(byModified, 0, size, epochSecond << INDEX_BITS);
        return found >= 0 ? found : -found - 1;
    }

    /** The shop's present, in epoch seconds: never earlier than the end of its generated history. */
    long now() {
        return Math.max(data.now().getEpochSecond(), clock.instant().getEpochSecond());
    }

    void touch(int index) {
        int from = Arrays.binarySearch(byModified, 0, size, key(index));
        modified[index] = Math.max(modified[index], now());
        int to = Arrays.binarySearch(byModified, 0, size, key(index));
        if (to < 0) {
            int last = -to - 2; // the place before the insertion point, once the old key is gone
            System.arraycopy(byModified, from + 1, byModified, from, last - from);
            byModified[last] = key(index);
        }
    }

    void setStatus(int index, int statusId) {
        status[index] = (byte) statusId;
        touch(index);
    }

    void edit(int index) {
        edits[index] = (byte) Math.min(edits[index] + 1, Byte.MAX_VALUE);
        touch(index);
    }

    void archive(int index) {
        archived[index] = true;
        touch(index);
    }

    /** A new order, created now; answers its index. */
    int add() {
        if (size == created.length) {
            int room = size * 2;
            created = Arrays.copyOf(created, room);
            modified = Arrays.copyOf(modified, room);
            status = Arrays.copyOf(status, room);
            edits = Arrays.copyOf(edits, room);
            archived = Arrays.copyOf(archived, room);
            byModified = Arrays.copyOf(byModified, room);
        }
        int index = size++;
        created[index] = now();
        modified[index] = now();
        status[index] = (byte) status(Profile.of(data, index, Defect.NONE), new Dice(data.seed(), HISTORY, index));
        byModified[index] = Long.MAX_VALUE;
        int to = -Arrays.binarySearch(byModified, 0, index, key(index)) - 1;
        System.arraycopy(byModified, to, byModified, to + 1, index - to);
        byModified[to] = key(index);
        return index;
    }

    /** The defective orders stand at even distances, and the defects take turns. */
    Defect defect(int index) {
        int orders = data.orders();
        int defective = Math.min(data.unmappable(), orders);
        if (defective == 0 || index >= orders) {
            return Defect.NONE;
        }
        long distances = defective + 1L;
        long number = Math.max(1, (index * distances + orders - 1) / orders);
        if (number > defective || number * orders / distances != index) {
            return Defect.NONE;
        }
        return defects.get((int) ((number - 1) % defects.size()));
    }

    private void history(int index) {
        Dice dice = new Dice(data.seed(), HISTORY, index);
        Defect defect = defect(index);
        Profile profile = Profile.of(data, index, defect);
        status[index] = (byte) (defect == Defect.NONE ? status(profile, dice) : 11);
        archived[index] = profile.is(Trait.ARCHIVED);
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

    private int status(Profile profile, Dice dice) {
        int drawn = dice.below(Math.max(1, weightSum));
        int id = 0;
        while (drawn >= weights[id]) {
            drawn -= weights[id++];
        }
        return fitting(id, profile);
    }

    /** Paid downloads are complete at once; only pickups await pickup. Never a status that was given no weight. */
    private int fitting(int id, Profile profile) {
        boolean open = id == 11 || id == 9 || id == 8 || id == 2 || id == 3;
        int wanted = id;
        if (profile.is(Trait.DIGITAL) && open) {
            wanted = 10;
        } else if (profile.is(Trait.PICKUPS) && id == 9) {
            wanted = 8;
        } else if (!profile.is(Trait.PICKUPS) && id == 8) {
            wanted = 11;
        }
        return weights[wanted] > 0 ? wanted : id;
    }

    private long key(int index) {
        return (modified[index] << INDEX_BITS) | index;
    }
}
