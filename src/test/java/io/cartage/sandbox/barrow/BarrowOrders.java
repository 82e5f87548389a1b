package io.cartage.sandbox.barrow;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.ShopOrder;
import io.cartage.sandbox.Timeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The orders of one Barrow shop. Thread-safe. */
final class BarrowOrders implements OrderBook {
    private static final List<String> STATES = List.of("basket", "paid", "paid", "packed", "gone", "returned");
    private static final int STATE = 11;
    private static final int CHANGE = 12;

    private final ShopData data;
    private final Timeline times;
    private final Map<Integer, String> states = new HashMap<>();
    private final Map<Integer, Integer> edits = new HashMap<>();
    private final Set<Integer> struckOut = new HashSet<>();
    private int changed;

    BarrowOrders(ShopData data, Clock clock) {
        this.data = data;
        times = new Timeline(data, clock);
    }

    /**
     * The first orders of a span of time that come behind a mark.
     *
     * @param byPlaced by when they were placed; else by when they were touched
     */
    synchronized List<BarrowOrder> list(
            boolean byPlaced, long from, long to, long behindSecond, int behindIndex, int limit) {
        return IntStream.range(0, times.size())
                .map(place -> byPlaced ? place : times.atPlace(place))
                .filter(index -> {
                    long time = byPlaced ? times.created(index) : times.modified(index);
                    boolean behind = time > behindSecond || (time == behindSecond && index > behindIndex);
                    return behind && time >= from && time <= to;
                })
                .limit(limit)
                .mapToObj(this::make)
                .toList();
    }

    synchronized Optional<BarrowOrder> find(String ref) {
        int index = BarrowOrder.index(ref);
        return index < 0 || index >= times.size() ? Optional.empty() : Optional.of(make(index));
    }

    @Override
    public synchronized int size() {
        return times.size();
    }

    @Override
    public synchronized List<ShopOrder> all() {
        return IntStream.range(0, times.size())
                .mapToObj(index -> make(index).shown())
                .toList();
    }

    @Override
    public synchronized ShopOrder order(long id) {
        return make(index(id)).shown();
    }

    @Override
    public synchronized OrderControl control(long id) {
        return make(index(id)).control();
    }

    @Override
    public synchronized void touch(long id) {
        times.touch(index(id));
    }

    @Override
    public synchronized void setStatus(long id, String status) {
        states.put(index(id), status);
        touch(id);
    }

    @Override
    public synchronized void cancel(long id) {
        struckOut.add(index(id));
        touch(id);
    }

    @Override
    public synchronized void edit(long id) {
        edits.merge(index(id), 1, Integer::sum);
        touch(id);
    }

    @Override
    public synchronized void archive(long id) {
        cancel(id);
    }

    @Override
    public synchronized List<Long> add(int count) {
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = times.add();
            states.put(index, "paid");
            added.add(make(index).id());
        }
        return added;
    }

    @Override
    public synchronized void bulkEdit(int count) {
        for (int i = 0; i < Math.min(count, times.size()); i++) {
            edit(make(i).id());
        }
    }

    @Override
    public synchronized void change(int count) {
        for (int i = 0; i < count && times.size() > 0; i++) {
            Dice dice = new Dice(data.seed(), CHANGE, changed++);
            BarrowOrder order = make(dice.below(times.size()));
            if (order.state().equals("basket")) {
                setStatus(order.id(), "paid");
            } else if (dice.below(2) == 0) {
                edit(order.id());
            } else {
                touch(order.id());
            }
        }
    }

    @Override
    public synchronized List<Long> unmappable() {
        return IntStream.range(0, Math.min(data.unmappable(), times.size()))
                .mapToObj(index -> make(index).id())
                .toList();
    }

    private BarrowOrder make(int index) {
        String first = new Dice(data.seed(), STATE, index).pick(STATES);
        return BarrowOrder.of(
                data,
                index,
                times.created(index),
                times.modified(index),
                states.getOrDefault(index, first),
                struckOut.contains(index),
                edits.getOrDefault(index, 0));
    }

    private int index(long id) {
        int index = BarrowOrder.index(Long.toString(id));
        if (index < 0 || index >= times.size()) {
            throw new IllegalArgumentException("There is no order " + id);
        }
        return index;
    }
}
