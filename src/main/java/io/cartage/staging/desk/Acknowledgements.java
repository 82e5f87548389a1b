package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the ERP says of orders: noticed, told, and taken back by people. The ERP writes plain SQL and calls nobody, so runs
 * look; {@code s_orders.seen_status} says what was noticed last, and an index leads to the rows in which it differs, so
 * that a look costs what has changed and not what stands there. Thread-safe.
 */
public final class Acknowledgements {
    private static final String FLOW = "orders";
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;
    private static final int LONGEST_NAME = 255;

    private static final List<String> STATUSES = List.of("pending", "taken", "imported", "error", "withdrawn");

    /**
     * Each pair of what was seen and what is, by name for H2's index, and again as the expression that PostgreSQL's index
     * holds: for a plain "differs" neither has one.
     */
    private static final String NEWS = STATUSES.stream()
            .flatMap(seen -> STATUSES.stream()
                    .filter(status -> !status.equals(seen))
                    .map(status ->
                            """
                            (select id
                            from s_orders
                            where store_id = :store
                              and seen_status = '%s'
                              and import_status = '%s'
                              and (case when import_status <> seen_status then store_id end) = :store
                            limit :most)
                            """
                                    .formatted(seen, status)))
            .collect(Collectors.joining("union all\n"));

    /** What an ERP holds at this moment is for the next look: nobody waits, and nobody is kept waiting for long. */
    private static final String HOLD =
            """
            select *
            from s_orders
            where id in (:ids)
              and import_status <> seen_status
            for update skip locked
            """;

    private static final String NOTE =
            """
            insert into cartage_acknowledgement (
                store_id, cart_order_id, status, message, erp_order_no, imported_at, said_by, seen_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Transactions transactions;
    private final Clock clock;

    public Acknowledgements(DataSource database, Clock clock) {
        this.jdbc = new JdbcTemplate(database);
        this.client = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /** What became of an order that was to be offered again; {@code words} tells a person of it. */
    public record Reoffer(boolean done, String words) {}

    private record Row(
            long id,
            String orderId,
            String status,
            String seen,
            @Nullable String message,
            @Nullable String erpOrderNo,
            @Nullable Instant importedAt) {}

    /**
     * Notices what is new in a store's orders, ten thousand of them at most; the next look goes on.
     *
     * @return how many orders had news
     */
    public int look(String storeId) {
        int noticed = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Long> ids = told(storeId, "what the ERP said can't be read", () -> news(storeId));
            if (ids.isEmpty()) {
                return noticed;
            }
            int noted = told(
                    storeId,
                    "what the ERP said can't be noted",
                    () -> transactions.inOne(() -> {
                        List<Row> rows = client.sql(HOLD)
                                .param("ids", Jdbc.padded(ids))
                                .query((row, i) -> row(row))
                                .list();
                        note(storeId, rows);
                        return rows.size();
                    }));
            noticed += noted;
            if (noted < ids.size()) {
                return noticed;
            }
        }
        return noticed;
    }

    private List<Long> news(String storeId) {
        List<Long> ids = client.sql(NEWS)
                .param("store", storeId)
                .param("most", PAGE)
                .query(Long.class)
                .list();
        return ids.subList(0, Math.min(PAGE, ids.size()));
    }

    private void note(String storeId, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        jdbc.batchUpdate(
                NOTE,
                rows.stream()
                        .map(row -> note(storeId, row, row.status(), null, now))
                        .toList());
        jdbc.batchUpdate(
                "update s_orders set seen_status = ? where id = ?",
                rows.stream().map(row -> new Object[] {row.status(), row.id()}).toList());
    }

    private static @Nullable Object[] note(String storeId, Row row, String status, @Nullable String who, Instant now) {
        return new @Nullable Object[] {
            storeId,
            row.orderId(),
            status,
            row.message() == null ? null : StorableText.line(row.message(), 2000),
            row.erpOrderNo(),
            row.importedAt() == null ? null : Jdbc.utc(row.importedAt()),
            who,
            Jdbc.utc(now)
        };
    }

    /** What was noticed of an order, the oldest first. */
    public List<Acknowledgement> of(String storeId, String cartOrderId) {
        return told(storeId, "what the ERP said can't be read", () -> client.sql(
                        """
                        select *
                        from cartage_acknowledgement
                        where cart_order_id = :order
                          and store_id = :store
                        order by id
                        """)
                .param("order", cartOrderId)
                .param("store", storeId)
                .query((row, i) -> Acknowledgement.read(row))
                .list());
    }

    /** The stores in which orders wait for the ERP, by name. */
    public List<Lag> lags() {
        return told("staging", "the orders that wait can't be counted", () -> client.sql(
                        """
                        select store_id, count(*) as orders, min(staged_at) as oldest
                        from s_orders
                        where import_status = 'pending'
                        group by store_id
                        order by store_id
                        """)
                .query((row, i) -> new Lag(
                        row.getString("store_id"),
                        row.getLong("orders"),
                        Objects.requireNonNull(Jdbc.instant(row, "oldest"))))
                .list());
    }

    /**
     * Offers an order to the ERP once more: one that it refused, or with force also one that it took or imported. What the
     * ERP had said goes from the row into the order's life.
     *
     * @param order its id in the cart, or its order number
     */
    public Reoffer reoffer(String storeId, String order, boolean force, String who) {
        return told(
                storeId,
                "order " + order + " can't be offered again",
                () -> transactions.inOne(() -> {
                    List<Row> rows = find(storeId, order);
                    if (rows.isEmpty()) {
                        return new Reoffer(
                                false,
                                "is not in s_orders of " + storeId + ". 'cartage trace " + order
                                        + "' tells what became of it");
                    }
                    if (rows.size() > 1) {
                        return new Reoffer(
                                false, "is the number of " + rows.size() + " orders. Name it by its id in the cart");
                    }
                    Row row = rows.get(0);
                    Optional<String> refusal = refusal(row, force);
                    return refusal.map(words -> new Reoffer(false, words)).orElseGet(() -> offer(storeId, row, who));
                }));
    }

    private List<Row> find(String storeId, String order) {
        List<Row> byId = find("cart_order_id", storeId, order);
        return byId.isEmpty() ? find("order_no", storeId, order) : byId;
    }

    private List<Row> find(String column, String storeId, String order) {
        return client.sql("select * from s_orders where %s = :order and store_id = :store for update".formatted(column))
                .param("order", order)
                .param("store", storeId)
                .query((row, i) -> row(row))
                .list();
    }

    private static Optional<String> refusal(Row row, boolean force) {
        return switch (row.status()) {
            case "error" -> Optional.empty();
            case "pending" -> Optional.of("waits for the ERP already");
            case "withdrawn" ->
                Optional.of(
                        "was cancelled in the cart before the ERP took it. It is offered again if the cart allows it");
            case "taken" ->
                force
                        ? Optional.empty()
                        : Optional.of(
                                "is with the ERP, which is at work on it. If it never ends that, --force offers the"
                                        + " order a second time");
            default ->
                force
                        ? Optional.empty()
                        : Optional.of("is imported already"
                                + (row.erpOrderNo() == null ? "" : " as " + row.erpOrderNo())
                                + ". --force offers it a second time: take it out of the ERP before");
        };
    }

    private Reoffer offer(String storeId, Row row, String who) {
        if (!row.seen().equals(row.status())) {
            note(storeId, List.of(row));
        }
        String name = StorableText.line(who, LONGEST_NAME);
        jdbc.update(NOTE, note(storeId, row, "pending", name, clock.instant()));
        client.sql(
                        """
                        update s_orders
                        set import_status = 'pending', seen_status = 'pending', import_message = null, erp_order_no = null,
                            imported_at = null
                        where id = :id
                        """)
                .param("id", row.id())
                .update();
        return new Reoffer(true, "is offered to the ERP again");
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("cart_order_id"),
                row.getString("import_status"),
                row.getString("seen_status"),
                row.getString("import_message"),
                row.getString("erp_order_no"),
                Jdbc.instant(row, "imported_at"));
    }

    private static <T> T told(String storeId, String what, Supplier<T> work) {
        return Transactions.told(storeId, FLOW, what, work);
    }
}
