package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.ShopOrder;
import io.cartage.sandbox.Trait;
import io.cartage.sandbox.bigcommerce.OrderQuery.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The orders of one shop: finds them, makes them, changes them. Thread-safe; orders are made outside the lock. */
final class Orders implements OrderBook {
    private static final int CHANGES = 60;

    private final ShopData data;
    private final Ledger ledger;
    private final OrderIds ids;
    private final OrderFactory factory;
    private final long opened;
    private int arrived;
    private int changed;

    Orders(SandboxSettings settings, Catalog catalog) {
        data = settings.data();
        ledger = new Ledger(data, settings.clock());
        ids = new OrderIds(data.seed());
        factory = new OrderFactory(data, catalog, ids);
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
        return Profile.of(data, state.index(), state.defect()).is(Trait.METAFIELDS);
    }

    /** What was to pay after gift certificates and store credit. */
    long outstanding(Order order) {
        Totals totals = order.totals();
        long credit = data.creditLowersTotal() ? 0 : totals.gift() + totals.credit();
        return totals.total().inc() - credit;
    }

    /** One page of what matches. */
    synchronized List<OrderState> find(OrderQuery query, long skip, int limit) {
        arrive();
        return matching(query).skip(skip).limit(limit).mapToObj(ledger::state).toList();
    }

    /** How many match, by status id. */
    synchronized int[] count(OrderQuery query) {
        arrive();
        int[] counts = new int[Statuses.NAMES.size()];
        matching(query).forEach(index -> counts[ledger.status(index)]++);
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

    private IntStream matching(OrderQuery query) {
        IntStream indexes;
        if (query.sort() == Sort.DATE_MODIFIED) {
            int first = ledger.times().firstPlace(query.minModified());
            int last = query.maxModified() == Long.MAX_VALUE
                    ? ledger.size()
                    : ledger.times().firstPlace(query.maxModified() + 1);
            indexes = IntStream.range(first, Math.max(first, last))
                    .map(place -> ledger.times().atPlace(query.descending() ? last - 1 - (place - first) : place));
        } else if (query.sort() == Sort.ID || query.sort() == Sort.DATE_CREATED) {
            int size = ledger.size(); // ids and dates of creation ascend together
            indexes = IntStream.range(0, size).map(i -> query.descending() ? size - 1 - i : i);
        } else {
            Comparator<Integer> order = Comparator.comparingLong(index -> sortedBy(query.sort(), index));
            indexes = IntStream.range(0, ledger.size())
                    .boxed()
                    .sorted(query.descending() ? order.reversed() : order)
                    .mapToInt(Integer::intValue);
        }
        return indexes.filter(index -> matches(query, index));
    }

    private long sortedBy(Sort sort, int index) {
        return switch (sort) {
            case STATUS_ID -> ledger.status(index);
            case CHANNEL_ID -> Profile.channel(data, index);
            case CUSTOMER_ID -> make(ledger.state(index)).customerId();
            default -> 0;
        };
    }

    private boolean matches(OrderQuery query, int index) {
        long id = ids.id(index);
        return id >= query.minId()
                && id <= query.maxId()
                && ledger.times().created(index) >= query.minCreated()
                && ledger.times().created(index) <= query.maxCreated()
                && ledger.times().modified(index) >= query.minModified()
                && ledger.times().modified(index) <= query.maxModified()
                && (query.statusId() < 0 || ledger.status(index) == query.statusId())
                && (query.showArchived() || !ledger.isArchived(index))
                && (query.channelId() < 0 || Profile.channel(data, index) == query.channelId())
                && (query.details() == null || query.details().test(make(ledger.state(index))));
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
