package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Timeline;
import io.cartage.sandbox.Trait;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What about the orders can change, in a few small arrays. Everything else is derived when asked for. Not thread-safe:
 * {@link ShopifyOrders} guards it.
 */
final class Ledger {
    private final ShopData data;
    private final Clock clock;
    private final Timeline times;
    private final Beginning beginning;
    private FinancialStatus[] financial;
    private FulfillmentStatus[] fulfillment;
    private byte[] edits;
    private long[] cancelled;
    private long[] closed;
    /** Epoch milliseconds of the last change while the shop ran; 0 for the history. */
    private long[] changed;
    /** Of the few orders that were written to. */
    private final Map<Integer, Written> written = new HashMap<>();

    Ledger(ShopData data, Clock clock) {
        this.data = data;
        this.clock = clock;
        times = new Timeline(data, clock);
        beginning = new Beginning(data);
        int room = Math.max(16, times.size());
        financial = new FinancialStatus[room];
        fulfillment = new FulfillmentStatus[room];
        edits = new byte[room];
        cancelled = new long[room];
        closed = new long[room];
        changed = new long[room];
        for (int i = 0; i < times.size(); i++) {
            Profile profile = Profile.of(data, i, false);
            begin(i, profile);
            cancelled[i] = profile.is(Trait.CANCELLED_ORDERS) ? times.modified(i) : 0;
            closed[i] = profile.is(Trait.ARCHIVED) ? times.modified(i) : 0;
        }
    }

    /** The order of the orders' changes. */
    Timeline times() {
        return times;
    }

    OrderState state(int index) {
        return new OrderState(
                index,
                times.created(index),
                times.modified(index),
                financial[index],
                fulfillment[index],
                cancelled[index],
                closed[index],
                edits[index],
                Defect.at(index, data),
                written.getOrDefault(index, Written.NOTHING));
    }

    /** When the order changed last while the shop ran, in epoch milliseconds; 0 for the history. */
    long changed(int index) {
        return changed[index];
    }

    void touch(int index) {
        times.touch(index);
        changed[index] = clock.millis();
    }

    void setStatus(int index, FinancialStatus status) {
        financial[index] = status;
        touch(index);
    }

    void setStatus(int index, FulfillmentStatus status) {
        fulfillment[index] = status;
        touch(index);
    }

    /** Leaves the time of change alone. */
    void write(int index, Written all, FulfillmentStatus status) {
        written.put(index, all);
        fulfillment[index] = status;
    }

    void edit(int index) {
        edits[index] = (byte) Math.min(edits[index] + 1, Byte.MAX_VALUE);
        touch(index);
    }

    void close(int index) {
        closed[index] = times.now();
        touch(index);
    }

    /** What was paid is paid back; what was authorized is released. */
    void cancel(int index) {
        if (cancelled[index] == 0) {
            cancelled[index] = times.now();
            boolean paid = financial[index].wasPaid() || financial[index] == FinancialStatus.PARTIALLY_PAID;
            financial[index] = paid ? FinancialStatus.REFUNDED : FinancialStatus.VOIDED;
            fulfillment[index] = FulfillmentStatus.UNFULFILLED;
        }
        touch(index);
    }

    /** A new order, created now; answers its index. */
    int add() {
        int index = times.add();
        if (index == edits.length) {
            int room = index * 2;
            financial = Arrays.copyOf(financial, room);
            fulfillment = Arrays.copyOf(fulfillment, room);
            edits = Arrays.copyOf(edits, room);
            cancelled = Arrays.copyOf(cancelled, room);
            closed = Arrays.copyOf(closed, room);
            changed = Arrays.copyOf(changed, room);
        }
        begin(index, Profile.of(data, index, false));
        changed[index] = clock.millis();
        return index;
    }

    /** A new order of what somebody bought and paid; answers its index. */
    int add(Purchase purchase) {
        int index = add();
        financial[index] = FinancialStatus.PAID;
        write(index, Written.of(purchase), FulfillmentStatus.UNFULFILLED);
        return index;
    }

    private void begin(int index, Profile profile) {
        Beginning.Both both = beginning.of(index, profile);
        financial[index] = both.financial();
        fulfillment[index] = both.fulfillment();
    }
}
