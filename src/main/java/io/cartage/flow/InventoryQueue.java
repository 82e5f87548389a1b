package io.cartage.flow;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.stock.Obstacle;
import io.cartage.staging.stock.PushAnswer;
import io.cartage.staging.stock.StockQueue;
import io.cartage.staging.stock.StockQueue.Filter;
import io.cartage.staging.stock.StockRow;
import io.cartage.staging.stock.StockRules;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queue of stock levels: what the ERP has, what the cart is to show by the store's rules and mapping, and what it has
 * taken. Writes only what people ask for, and calls no shop. Thread-safe.
 */
public final class InventoryQueue {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Flows flows;
    private final StagingDatabase database;
    private final StockQueue queue;
    private final Clock clock;
    private final Map<String, Warehouses> warehouses = new ConcurrentHashMap<>();

    public InventoryQueue(Flows flows, StagingDatabase database, Clock clock) {
        this.flows = flows;
        this.database = database;
        this.queue = new StockQueue(database.dataSource(), clock);
        this.clock = clock;
    }

    private record Warehouses(List<String> names, Instant at) {}

    /** Where a level stands. */
    public enum State {
        /** The next push takes it along. */
        TO_SEND,
        /** It was sent, and nobody knows what became of it: a push is at it, or sends it again. */
        IN_DOUBT,
        /** The cart has it. */
        IN_CART,
        /** A cause that may go away by itself keeps it from the cart. */
        WAITING,
        /** The cart refused it. */
        REFUSED,
        /** Its store sends no stock levels. */
        NOT_SENT
    }

    /**
     * A row of the ERP.
     *
     * @param desired what the cart is to show; empty if the mapping makes no number of the row, or no file knows the store
     * @param cause why it is held up, in a word; empty if it isn't
     * @param message for people; empty if there is nothing to say
     */
    public record Line(
            String storeId, StockRow row, Optional<BigDecimal> desired, State state, String cause, String message) {}

    /**
     * A page.
     *
     * @param next after which the next page begins; empty if there is none
     */
    public record Page(List<Line> lines, Optional<StockQueue.Key> next) {}

    /** The rows after a key, as the next push would judge them. */
    public Page page(Filter filter, Optional<StockQueue.Key> after, int most) {
        Map<String, PreparedStore> stores = stores();
        StockQueue.Page page = queue.page(filter, after, most, store -> rules(stores.get(store)));
        return new Page(
                page.entries().stream()
                        .map(entry -> line(entry, stores.get(entry.storeId())))
                        .toList(),
                page.next());
    }

    private Map<String, PreparedStore> stores() {
        return flows.stores().stream().collect(Collectors.toMap(PreparedStore::id, store -> store));
    }

    private static StockRules rules(@Nullable PreparedStore store) {
        return store == null ? StockRules.NONE : StockSteps.rules(store.store());
    }

    private static Line line(StockQueue.Entry entry, @Nullable PreparedStore store) {
        StockRow row = entry.row();
        if (store == null || !store.flows().contains(Flow.INVENTORY)) {
            String message = store == null
                    ? "no file knows the store"
                    : "the store's file has no section 'inventory', so nothing is sent";
            return new Line(entry.storeId(), row, Optional.empty(), State.NOT_SENT, "", message);
        }
        Optional<BigDecimal> desired = StockInquiry.desired(store, row);
        State state = state(entry, desired);
        boolean isHeldUp = state == State.WAITING || state == State.REFUSED;
        Optional<Obstacle> obstacle = row.obstacle().filter(some -> isHeldUp);
        PushAnswer answer = row.answer();
        return new Line(
                entry.storeId(),
                row,
                desired,
                state,
                obstacle.map(Obstacle::cause)
                        .or(() -> answer.cause().filter(cause -> isHeldUp))
                        .orElse(""),
                obstacle.map(Obstacle::message)
                        .or(() -> answer.message().filter(message -> isHeldUp))
                        .orElse(""));
    }

    private static State state(StockQueue.Entry entry, Optional<BigDecimal> desired) {
        StockRow row = entry.row();
        String status = row.answer().status();
        if (entry.isUnderway()) {
            return State.IN_DOUBT;
        }
        if (row.obstacle().isPresent()) {
            return State.WAITING;
        }
        if (status.equals("error")) {
            return State.REFUSED;
        }
        if (desired.filter(row.level()::is).isPresent()) {
            return State.IN_CART;
        }
        boolean isUnmappable = status.equals("waiting")
                && row.answer()
                        .cause()
                        .filter(cause -> cause.equals(Obstacle.UNMAPPABLE)
                                || cause.equals(Obstacle.TOO_LARGE)
                                || cause.equals(Obstacle.UNSETTLED))
                        .isPresent();
        if (isUnmappable) {
            return State.WAITING;
        }
        boolean wasSent =
                row.level().outboxId().isPresent() && row.level().quantity().isEmpty();
        return wasSent ? State.IN_DOUBT : State.TO_SEND;
    }

    /** How many rows there are, by the status that stands on them. */
    public Map<String, Long> counts(Optional<String> storeId) {
        return queue.counts(storeId);
    }

    /** The ERP's names of the store's warehouses, as they were within the last minute. */
    public List<String> warehouses(String storeId) {
        return warehouses
                .compute(storeId, (store, known) -> {
                    Instant now = clock.instant();
                    return known != null && known.at().plus(KEPT).isAfter(now)
                            ? known
                            : new Warehouses(database.report().warehouses(store), now);
                })
                .names();
    }

    /** Why the cart shows what it shows of a SKU; empty if no store of this name pushes stock. */
    public Optional<StockInquiry.Answer> explain(String storeId, String sku) {
        return Optional.ofNullable(stores().get(storeId))
                .filter(store -> store.flows().contains(Flow.INVENTORY))
                .map(store -> StockInquiry.ask(store, database.stock(), sku));
    }

    /**
     * Has rows of the ERP looked at by the next push as if they were new.
     *
     * @return how many; those that wait for nothing and were not refused are left alone
     */
    public int retry(Collection<Long> rowIds) {
        return queue.retry(rowIds);
    }

    /**
     * Has rows tried again by the next push that were refused for this cause.
     *
     * @return how many
     */
    public int retry(String storeId, String cause) {
        return database.stock().retry(storeId, cause);
    }
}
