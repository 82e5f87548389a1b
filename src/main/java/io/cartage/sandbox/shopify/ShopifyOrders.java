package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.ShopOrder;
import io.cartage.sandbox.ShopShipment;
import io.cartage.sandbox.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The orders of one shop: finds them, makes them, changes them. Thread-safe; orders are made outside the lock. */
final class ShopifyOrders implements OrderBook {
    private static final int CHANGES = 160;
    /** Some millennia from now, and few enough bits for a key. */
    private static final long END_OF_TIME = 1L << 38;

    private final ShopData data;
    private final Ledger ledger;
    private final OrderIds ids;
    private final OrderFactory factory;
    private final OrderChanges changes;
    private final long opened;
    private int arrived;
    private int changed;

    /** By what a list of orders is sorted. Ids, numbers and times of creation ascend together. */
    enum Sort {
        ID,
        CREATED_AT,
        UPDATED_AT
    }

    ShopifyOrders(SandboxSettings settings, ShopCatalog catalog) {
        data = settings.data();
        ledger = new Ledger(data, settings.clock());
        ids = new OrderIds(data.seed());
        factory = new OrderFactory(data, catalog, ids);
        changes = new OrderChanges(ledger, factory);
        opened = ledger.times().now();
    }

    /** The shop's present, to the second. */
    synchronized Instant now() {
        return Instant.ofEpochSecond(ledger.times().now());
    }

    /**
     * The first orders that match, ascending by time and id, or descending by both.
     *
     * @param start where to begin, to the second: at the first order of this time or later (descending: or earlier), by
     *     the time that {@code sort} names (by creation for ids)
     */
    synchronized List<OrderKey> find(
            Sort sort, Instant start, boolean descending, Predicate<OrderKey> matching, int limit) {
        arrive();
        int size = ledger.times().size();
        int first = place(sort, start.getEpochSecond());
        int last = place(sort, start.getEpochSecond() == Long.MAX_VALUE ? Long.MAX_VALUE : start.getEpochSecond() + 1);
        IntStream places =
                descending ? IntStream.range(0, last).map(place -> last - 1 - place) : IntStream.range(first, size);
        return places.map(place -> sort == Sort.UPDATED_AT ? ledger.times().atPlace(place) : place)
                .mapToObj(this::key)
                .filter(matching)
                .limit(limit)
                .toList();
    }

    /** All orders by ascending id. */
    List<OrderKey> keys() {
        return find(Sort.ID, Instant.EPOCH, false, key -> true, Integer.MAX_VALUE);
    }

    /** The order's present state, read past any index; empty if there is no such order. */
    synchronized Optional<OrderKey> key(long id) {
        int index = ids.index(id);
        return index < 0 || index >= ledger.times().size() ? Optional.empty() : Optional.of(key(index));
    }

    /**
     * The order as the API shows it: maps, lists and texts under the schema's names. Connections and lists to be cut are
     * plain lists with all elements.
     *
     * @throws IllegalArgumentException if there is no such order
     */
    Map<String, Object> graph(long id) {
        return new OrderGraph(make(id), data).map();
    }

    @Override
    public synchronized int size() {
        return ledger.times().size();
    }

    @Override
    public synchronized List<ShopOrder> all() {
        return IntStream.range(0, ledger.times().size())
                .mapToObj(index -> shown(ledger.state(index)))
                .toList();
    }

    @Override
    public synchronized ShopOrder order(long id) {
        return shown(ledger.state(index(id)));
    }

    @Override
    public OrderControl control(long id) {
        return make(id).control(data.taxInclusive());
    }

    @Override
    public synchronized void touch(long id) {
        ledger.touch(index(id));
    }

    @Override
    public synchronized void setStatus(long id, String status) {
        String value = Statuses.WORDS
                .status(status)
                .orElseThrow(() -> new IllegalArgumentException("There is no status '" + status + "'"));
        Optional<FinancialStatus> financial = FinancialStatus.of(value);
        if (financial.isPresent()) {
            ledger.setStatus(index(id), financial.get());
        } else {
            changes.setStatus(index(id), FulfillmentStatus.valueOf(value));
        }
    }

    /** Lets {@code change} make something else of an order's delivery; {@code isSeen} if the time of change moves. */
    synchronized void deliver(long id, boolean isSeen, Function<Order, Delivery> change) {
        changes.deliver(index(id), isSeen, change);
    }

    /** Lets {@code change} make something else of an order's note, tags and the like. */
    synchronized void mark(long id, UnaryOperator<Extras> change) {
        changes.mark(index(id), change);
    }

    /** A shopper bought something; answers the id of the new order. */
    synchronized long add(Purchase purchase) {
        return ids.id(ledger.add(purchase));
    }

    /** The order of this index, as it is now. */
    Optional<Order> ofIndex(int index) {
        OrderState state;
        synchronized (this) {
            if (index < 0 || index >= ledger.times().size()) {
                return Optional.empty();
            }
            state = ledger.state(index);
        }
        return Optional.of(factory.order(state));
    }

    @Override
    public Map<String, String> written(long id) {
        OrderState state = make(id).state();
        Extras begun = Extras.begun(data, Profile.of(data, state), state);
        return make(id).extras().since(begun);
    }

    @Override
    public List<ShopShipment> shipments(long id) {
        return Shipments.of(make(id));
    }

    @Override
    public synchronized void cancel(long id) {
        ledger.cancel(index(id));
    }

    @Override
    public synchronized void edit(long id) {
        changes.edit(index(id));
    }

    /** Closes the order, which only hides it from the merchant's list of open ones. */
    @Override
    public synchronized void archive(long id) {
        ledger.close(index(id));
    }

    @Override
    public synchronized List<Long> add(int count) {
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(ids.id(ledger.add()));
        }
        return added;
    }

    @Override
    public synchronized void bulkEdit(int count) {
        for (int i = 0; i < Math.min(count, ledger.times().size()); i++) {
            ledger.edit(i);
        }
    }

    @Override
    public synchronized void change(int count) {
        int size = ledger.times().size();
        for (int i = 0; i < count && size > 0; i++) {
            Dice dice = new Dice(data.seed(), CHANGES, changed++);
            int index = dice.below(size);
            OrderState state = ledger.state(index);
            if (state.financial().awaitsPayment() && !state.isCancelled()) {
                ledger.setStatus(index, FinancialStatus.PAID); // paid at last: an old id and an old date of creation
            } else if (dice.below(2) == 0) {
                ledger.edit(index);
            } else {
                ledger.touch(index);
            }
        }
    }

    @Override
    public synchronized List<Long> unmappable() {
        return IntStream.range(0, Math.min(data.orders(), ledger.times().size()))
                .filter(index -> !ledger.state(index).defect().text().isEmpty())
                .mapToObj(ids::id)
                .toList();
    }

    private Order make(long id) {
        OrderState state;
        synchronized (this) {
            state = ledger.state(index(id));
        }
        return factory.order(state);
    }

    /** Lets in the orders that are due by {@code arrivals:} since the shop was opened. */
    private void arrive() {
        if (data.arrivals() > 0) {
            long due = (ledger.times().now() - opened) * data.arrivals() / 60;
            while (arrived < due) {
                ledger.add();
                arrived++;
            }
        }
    }

    /** The first place, in the order of {@code sort}, of this time or later. */
    private int place(Sort sort, long epochSecond) {
        if (sort == Sort.UPDATED_AT) {
            return ledger.times().firstPlace(Math.min(epochSecond, END_OF_TIME));
        }
        int low = 0;
        int high = ledger.times().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ledger.times().created(middle) < epochSecond) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private OrderKey key(int index) {
        OrderState state = ledger.state(index);
        return OrderKey.of(ids.id(index), state, ledger.changed(index), isTest(state));
    }

    private ShopOrder shown(OrderState state) {
        return new ShopOrder(
                ids.id(state.index()),
                List.of(state.financial().name(), state.fulfillment().name()),
                Instant.ofEpochSecond(state.created()),
                Instant.ofEpochSecond(state.modified()),
                data.channels().get(0),
                state.edits(),
                state.closed() > 0,
                state.isCancelled() || isTest(state));
    }

    private boolean isTest(OrderState state) {
        return Profile.of(data, state).is(Trait.TEST_ORDERS);
    }

    private int index(long id) {
        int index = ids.index(id);
        if (index < 0 || index >= ledger.times().size()) {
            throw new IllegalArgumentException("There is no order " + id);
        }
        return index;
    }
}
