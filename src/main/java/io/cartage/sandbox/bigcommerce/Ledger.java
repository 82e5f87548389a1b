package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Timeline;
import io.cartage.sandbox.Trait;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What about the orders can change, in a few small arrays. Everything else is derived when asked for. Not thread-safe:
 * {@link Orders} guards it.
 */
final class Ledger {
    private static final int HISTORY = 50;
    private static final int AWAITING_FULFILLMENT = 11;

    private final ShopData data;
    private final Timeline times;
    private final int[] weights;
    private final int weightSum;
    private byte[] status;
    private byte[] edits;
    private boolean[] archived;
    private final Map<Integer, Written> written = new HashMap<>();
    private final Map<Integer, Bought> bought = new HashMap<>();

    Ledger(ShopData data, Clock clock) {
        this.data = data;
        times = new Timeline(data, clock);
        weights = Statuses.weights(data);
        weightSum = Arrays.stream(weights).sum();
        int room = Math.max(16, times.size());
        status = new byte[room];
        edits = new byte[room];
        archived = new boolean[room];
        for (int i = 0; i < times.size(); i++) {
            history(i);
        }
    }

    /** The order of the orders' changes. */
    Timeline times() {
        return times;
    }

    int size() {
        return times.size();
    }

    OrderState state(int index) {
        return new OrderState(
                index,
                times.created(index),
                times.modified(index),
                status[index],
                edits[index],
                archived[index],
                defect(index),
                written.get(index),
                bought.get(index));
    }

    int status(int index) {
        return status[index];
    }

    boolean isArchived(int index) {
        return archived[index];
    }

    Defect defect(int index) {
        return Defect.at(index, data);
    }

    void setStatus(int index, int statusId) {
        status[index] = (byte) statusId;
        times.touch(index);
    }

    /** What callers wrote takes the place of what they wrote before. */
    void write(int index, Written now, int statusId) {
        written.put(index, now);
        setStatus(index, statusId);
    }

    void edit(int index) {
        edits[index] = (byte) Math.min(edits[index] + 1, Byte.MAX_VALUE);
        times.touch(index);
    }

    void archive(int index) {
        archived[index] = true;
        times.touch(index);
    }

    /** A new order of the seed, created now; answers its index. */
    int add() {
        int index = room();
        status[index] = (byte) status(Profile.of(data, index, Defect.NONE), new Dice(data.seed(), HISTORY, index));
        return index;
    }

    /** A new order of what a shopper bought now, paid; answers its index. */
    int add(Bought what) {
        int index = room();
        status[index] = AWAITING_FULFILLMENT;
        bought.put(index, what);
        return index;
    }

    private int room() {
        int index = times.add();
        if (index == status.length) {
            int room = index * 2;
            status = Arrays.copyOf(status, room);
            edits = Arrays.copyOf(edits, room);
            archived = Arrays.copyOf(archived, room);
        }
        return index;
    }

    private void history(int index) {
        Dice dice = new Dice(data.seed(), HISTORY, index);
        Defect defect = defect(index);
        Profile profile = Profile.of(data, index, defect);
        status[index] = (byte) (defect == Defect.NONE ? status(profile, dice) : AWAITING_FULFILLMENT);
        archived[index] = profile.is(Trait.ARCHIVED);
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
}
