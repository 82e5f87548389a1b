package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;
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
import java.util.stream.IntStream;

/** The orders of one shop: finds them, makes them, changes them. Thread-safe; orders are made outside the lock. */
final class Orders implements OrderBook {
    private static final int CHANGES = 60;
    private static final long FIRST_SHIPMENT = 500_000_000;

    private final ShopData data;
    private final Ledger ledger;
    private final OrderIds ids;
    private final OrderFactory factory;
    private final Matching matching;
    private final long opened;
    private int arrived;
    private int changed;
    private int shipments;

    Orders(SandboxSettings settings, Catalog catalog) {
        data = settings.data();
        ledger = new Ledger(data, settings.clock());
        ids = new OrderIds(data.seed());
        factory = new OrderFactory(data, catalog, ids);
        matching = new Matching(data, ledger, ids, factory);
        opened = ledger.times().now();
    }

    /** The present state of the order, if it exists. */
    synchronized Optional<OrderState> find(long id) {
        int index = ids.index(id);
        return index < 0 || index >= ledger.size() ? Optional.empty() : Optional.of(ledger.state(index));
    }

    Order make(OrderState state) {
        return factory.order(state);
    }

    boolean hasMetafields(OrderState state) {
        return Profile.of(data, state).is(Trait.METAFIELDS);
    }

    /** What was to pay after gift certificates and store credit. */
    long outstanding(Order order) {
        Totals totals = order.totals();
        long credit = data.creditLowersTotal() ? 0 : totals.gift() + totals.credit();
        return totals.total().inc() - credit;
    }

    /** What a write makes of an order. */
    record Rewritten(Written written, int statusId) {}

    /**
     * Changes what callers wrote about an order, unless {@code change} throws; nobody else changes it meanwhile.
     *
     * @return the order as it is then
     */
    synchronized Order write(Order known, Function<Order, Rewritten> change) {
        int index = known.state().index();
        Rewritten rewritten = change.apply(make(ledger.state(index)));
        ledger.write(index, rewritten.written(), rewritten.statusId());
        return make(ledger.state(index));
    }

    /** A number for a new shipment, above those that the seed gives. */
    synchronized long nextShipmentId() {
        return FIRST_SHIPMENT + shipments++;
    }

    /** A paid order of what a shopper bought; answers its id. */
    synchronized long add(Bought bought) {
        return ids.id(ledger.add(bought));
    }

    /** One page of what matches. */
    synchronized List<OrderState> find(OrderQuery query, long skip, int limit) {
        arrive();
        return matching.matching(query)
                .skip(skip)
                .limit(limit)
                .mapToObj(ledger::state)
                .toList();
    }

    /** How many match, by status id. */
    synchronized int[] count(OrderQuery query) {
        arrive();
        int[] counts = new int[Statuses.NAMES.size()];
        matching.matching(query).forEach(index -> counts[ledger.status(index)]++);
        return counts;
    }

    synchronized long now() {
        return ledger.times().now();
    }

    @Override
    public synchronized int size() {
        return ledger.size();
    }

    @Override
    public synchronized List<ShopOrder> all() {
        return IntStream.range(0, ledger.size())
                .mapToObj(index -> shown(ledger.state(index)))
                .toList();
    }

    @Override
    public synchronized ShopOrder order(long id) {
        return shown(ledger.state(index(id)));
    }

    @Override
    public OrderControl control(long id) {
        OrderState state = find(id).orElseThrow(() -> missing(id));
        Order order = make(state);
        Totals totals = order.totals();
        return new OrderControl(
                id,
                Integer.toString(state.statusId()),
                order.profile().currency().name(),
                data.taxInclusive(),
                order.lines().size(),
                order.units(),
                Money.decimal(order.profile().tax().exact(totals.subtotal())),
                Money.decimal(totals.discount() + totals.couponDiscount()),
                Money.decimal(totals.total().tax()),
                Money.decimal(totals.total().inc()),
                state.defect().text());
    }

    @Override
    public List<ShopShipment> shipments(long id) {
        Order order = make(find(id).orElseThrow(() -> missing(id)));
        return order.shipments().stream()
                .map(shipment -> shown(order, shipment))
                .toList();
    }

    @Override
    public synchronized Map<String, String> written(long id) {
        Written written = ledger.state(index(id)).written();
        return written == null ? Map.of() : written.fields();
    }

    @Override
    public synchronized void touch(long id) {
        ledger.times().touch(index(id));
    }

    @Override
    public synchronized void setStatus(long id, String status) {
        ledger.setStatus(index(id), Statuses.id(status));
    }

    @Override
    public synchronized void cancel(long id) {
        ledger.setStatus(index(id), Statuses.CANCELLED);
    }

    @Override
    public synchronized void edit(long id) {
        ledger.edit(index(id));
    }

    @Override
    public synchronized void archive(long id) {
        ledger.archive(index(id));
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
        for (int i = 0; i < Math.min(count, ledger.size()); i++) {
            ledger.edit(i);
        }
    }

    @Override
    public synchronized void change(int count) {
        for (int i = 0; i < count && ledger.size() > 0; i++) {
            Dice dice = new Dice(data.seed(), CHANGES, changed++);
            int index = dice.below(ledger.size());
            if (ledger.status(index) == 0) {
                ledger.setStatus(index, 11); // paid at last: an old id and an old date of creation
            } else if (dice.below(2) == 0) {
                ledger.edit(index);
            } else {
                ledger.times().touch(index);
            }
        }
    }

    @Override
    public synchronized List<Long> unmappable() {
        return IntStream.range(0, Math.min(data.orders(), ledger.size()))
                .filter(index -> ledger.defect(index) != Defect.NONE)
                .mapToObj(ids::id)
                .toList();
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

    private ShopOrder shown(OrderState state) {
        return new ShopOrder(
                ids.id(state.index()),
                List.of(Integer.toString(state.statusId())),
                Instant.ofEpochSecond(state.created()),
                Instant.ofEpochSecond(state.modified()),
                Profile.channel(data, state.index()),
                state.edits(),
                state.archived(),
                state.archived());
    }

    private static ShopShipment shown(Order order, Shipment shipment) {
        String tracking = shipment.text("tracking_number");
        String provider = shipment.text("shipping_provider");
        return new ShopShipment(
                shipment.id(),
                provider.isEmpty() ? shipment.text("tracking_carrier") : provider,
                tracking.isEmpty() ? List.of() : List.of(tracking),
                shipment.items().stream()
                        .map(item -> new ShopShipment.Line(item.lineId(), sku(order, item.lineId()), item.quantity()))
                        .toList());
    }

    private static String sku(Order order, long lineId) {
        return order.lines().stream()
                .filter(line -> line.id() == lineId)
                .map(line -> line.item().sku())
                .findFirst()
                .orElse("");
    }

    private int index(long id) {
        int index = ids.index(id);
        if (index < 0 || index >= ledger.size()) {
            throw missing(id);
        }
        return index;
    }

    private static IllegalArgumentException missing(long id) {
        return new IllegalArgumentException("There is no order " + id);
    }
}
