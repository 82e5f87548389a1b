package io.cartage.staging.desk;

import io.cartage.staging.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells orders' lives. Reads only, and holds nobody up. Thread-safe. */
public final class Traces {
    private static final String BY_ID_OR_NUMBER =
            """
            select store_id, record_id as cart_order_id
            from cartage_outcome
            where record_id = :order
              and flow = 'orders'
              and (:every or store_id = :store)
            union
            select store_id, cart_order_id
            from s_orders
            where cart_order_id = :order
              and (:every or store_id = :store)
            union
            select store_id, cart_order_id
            from s_orders
            where order_no = :order
              and (:every or store_id = :store)
            order by store_id, cart_order_id
            """;

    /** Of orders whose rows the ERP has cleared away; there is no index for it. */
    private static final String BY_NUMBER_IN_THE_BOOKS =
            """
            select store_id, record_id as cart_order_id
            from cartage_outcome
            where order_no = :order
              and flow = 'orders'
              and (:every or store_id = :store)
            order by store_id, record_id
            """;

    private static final Comparator<TraceEvent> IN_ORDER = Comparator.comparing(
                    (TraceEvent event) -> event.at().orElse(Instant.MAX))
            .thenComparing(TraceEvent::kind);

    private final JdbcClient jdbc;
    private final TracedBooks books;
    private final TracedWrites writes;
    private final Acknowledgements acknowledgements;

    public Traces(DataSource database, Acknowledgements acknowledgements) {
        this.jdbc = JdbcClient.create(database);
        this.books = new TracedBooks(jdbc);
        this.writes = new TracedWrites(jdbc);
        this.acknowledgements = acknowledgements;
    }

    private record Found(String storeId, String cartOrderId) {}

    /**
     * The lives of all orders with this number, by store; several stores may have one each.
     *
     * @param storeId empty for every store
     * @param order a number as it stands on the rows, or an id in the cart
     */
    public List<OrderTrace> of(Optional<String> storeId, String order) {
        return told(storeId.orElse("staging"), () -> {
            List<Found> found = find(BY_ID_OR_NUMBER, storeId, order);
            if (found.isEmpty()) {
                found = find(BY_NUMBER_IN_THE_BOOKS, storeId, order);
            }
            return found.stream().map(this::trace).toList();
        });
    }

    private List<Found> find(String sql, Optional<String> storeId, String order) {
        return jdbc.sql(sql)
                .param("order", order)
                .param("every", storeId.isEmpty())
                .param("store", storeId.orElse(""))
                .query((row, i) -> new Found(row.getString("store_id"), row.getString("cart_order_id")))
                .list();
    }

    private OrderTrace trace(Found found) {
        String store = found.storeId();
        String order = found.cartOrderId();
        Optional<StagedRow> row = books.row(store, order);
        Optional<TracedOutcome> outcome = books.outcome(store, order);
        List<Acknowledgement> said = acknowledgements.of(store, order);
        Optional<String> orderNo = row.map(StagedRow::orderNo).or(() -> outcome.flatMap(TracedOutcome::orderNo));
        List<TraceEvent> events = new ArrayList<>();
        events.addAll(books.events(store, order, outcome, row));
        events.addAll(ErpWords.events(said, row));
        events.addAll(writes.events(store, order, orderNo));
        events.sort(IN_ORDER);
        return new OrderTrace(
                store, order, orderNo, standing(outcome, row), row.map(StagedRow::mappingVersion), events);
    }

    private static String standing(Optional<TracedOutcome> outcome, Optional<StagedRow> row) {
        Optional<String> here = outcome.flatMap(TracedOutcome::standing);
        Optional<String> there = row.map(StagedRow::standing)
                .or(() -> outcome.filter(TracedOutcome::everStaged)
                        .map(some -> "its rows are not in s_orders any more: they were cleared away"))
                .or(() -> Optional.of("the ERP has nothing of it"));
        return String.join("; ", Stream.concat(here.stream(), there.stream()).toList());
    }

    private static <T> T told(String storeId, Supplier<T> work) {
        return Transactions.told(storeId, "orders", "an order's life can't be read", work);
    }
}
