package io.cartage.staging;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people want to know of the staging tables. Reads only, and holds nobody up. Thread-safe. */
public final class StagingReport {
    private final JdbcClient jdbc;

    StagingReport(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * A store's flow.
     *
     * @param records by their present outcome, of all runs together
     * @param unacknowledged staged orders that the ERP has neither taken nor refused
     */
    public record FlowStatus(
            String storeId,
            String flow,
            Optional<Run> lastRun,
            Optional<Instant> cursor,
            Counts records,
            long unacknowledged) {}

    /** One run; its counts are of what it saw, unfinished runs included. */
    public record Run(
            long id,
            String status,
            Instant startedAt,
            Optional<Instant> finishedAt,
            Optional<String> message,
            Counts counts,
            long calls) {}

    /**
     * An order that waits for a person.
     *
     * @param orderNo the number on the staged rows; the cart's id if none were ever staged
     * @param revision of the rows that the ERP has all the same; 0 if it has none
     */
    public record Quarantined(
            String storeId,
            String flow,
            String recordId,
            String orderNo,
            List<String> reasons,
            Instant since,
            int revision) {}

    /** An order as the ERP sees it. */
    public record StagedOrder(
            String storeId,
            String cartOrderId,
            String orderNo,
            int revision,
            String cartStatus,
            String currency,
            BigDecimal orderTotal,
            int lines,
            Instant stagedAt,
            String importStatus) {}

    /** Every store and flow that ever ran, by name, with its last regular run. */
    public List<FlowStatus> flows() {
        return read(() -> {
            Map<String, Counts> records = records();
            Map<String, Long> unacknowledged = unacknowledged();
            return jdbc.sql(
                            """
                            select c.store_id, c.flow, c.read_up_to, r.id, r.status, r.started_at, r.finished_at,
                                r.message, r.seen, r.staged, r.filtered, r.quarantined, r.unchanged, r.calls
                            from cartage_cursor c
                            left join cartage_run r on r.id = (
                                select max(l.id)
                                from cartage_run l
                                where l.store_id = c.store_id
                                  and l.flow = c.flow
                                  and l.lane = c.lane)
                            where c.lane = 'regular'
                            order by c.store_id, c.flow
                            """)
                    .query((row, i) -> new FlowStatus(
                            row.getString("store_id"),
                            row.getString("flow"),
                            row.getString("status") == null ? Optional.empty() : Optional.of(run(row)),
                            Optional.ofNullable(Jdbc.instant(row, "read_up_to")),
                            records.getOrDefault(key(row), Counts.NONE),
                            row.getString("flow").equals("orders")
                                    ? unacknowledged.getOrDefault(row.getString("store_id"), 0L)
                                    : 0L))
                    .list();
        });
    }

    /** The latest regular runs of a store's flow, newest first. */
    public List<Run> runs(String storeId, String flow, int most) {
        return read(() -> jdbc.sql(
                        """
                        select id, status, started_at, finished_at, message, seen, staged, filtered, quarantined,
                            unchanged, calls
                        from cartage_run
                        where store_id = :store
                          and flow = :flow
                          and lane = 'regular'
                        order by id desc
                        fetch first :most rows only
                        """)
                .param("store", storeId)
                .param("flow", flow)
                .param("most", most)
                .query((row, i) -> run(row))
                .list());
    }

    /** Orders in quarantine, the longest waiting first. */
    public List<Quarantined> quarantined(int most) {
        return read(() -> jdbc.sql(
                        """
                        select store_id, flow, record_id, coalesce(order_no, record_id) as order_no, reason, since, revision
                        from cartage_outcome
                        where kind = 'quarantined'
                        order by since, store_id, record_id
                        fetch first :most rows only
                        """)
                .param("most", most)
                .query((row, i) -> new Quarantined(
                        row.getString("store_id"),
                        row.getString("flow"),
                        row.getString("record_id"),
                        row.getString("order_no"),
                        row.getString("reason").lines().toList(),
                        Objects.requireNonNull(Jdbc.instant(row, "since")),
                        row.getInt("revision")))
                .list());
    }

    /** A store's staged orders, newest first. */
    public List<StagedOrder> orders(String storeId, int most) {
        return read(() -> jdbc.sql(
                        """
                        select o.*, (
                            select count(*)
                            from s_order_details d
                            where d.cart_order_id = o.cart_order_id
                              and d.store_id = o.store_id) as lines
                        from s_orders o
                        where o.store_id = :store
                        order by o.id desc
                        fetch first :most rows only
                        """)
                .param("store", storeId)
                .param("most", most)
                .query((row, i) -> new StagedOrder(
                        row.getString("store_id"),
                        row.getString("cart_order_id"),
                        row.getString("order_no"),
                        row.getInt("revision"),
                        Objects.requireNonNullElse(row.getString("cart_status"), ""),
                        row.getString("currency"),
                        row.getBigDecimal("order_total"),
                        row.getInt("lines"),
                        Objects.requireNonNull(Jdbc.instant(row, "staged_at")),
                        row.getString("import_status")))
                .list());
    }

    /** Where those of a store's orders stand that were ever seen, by their id in the cart; one query. */
    public Map<String, Standing> standings(String storeId, String flow, Collection<String> recordIds) {
        Map<String, Standing> standings = new HashMap<>();
        if (!recordIds.isEmpty()) {
            read(() -> jdbc.sql(
                            """
                            select o.record_id, o.kind, o.reason, o.revision, o.changed_at, o.order_no, s.import_status,
                                s.erp_order_no
                            from cartage_outcome o
                            left join s_orders s on s.cart_order_id = o.record_id and s.store_id = o.store_id
                            where o.store_id = :store
                              and o.flow = :flow
                              and o.record_id in (:ids)
                            """)
                    .param("store", storeId)
                    .param("flow", flow)
                    .param("ids", Jdbc.padded(recordIds))
                    .query((row, i) -> standings.put(row.getString("record_id"), standing(row)))
                    .list());
        }
        return standings;
    }

    /** The names that the ERP uses for warehouses in the stock levels of a store. */
    public List<String> warehouses(String storeId) {
        return read(() -> jdbc.sql(
                        """
                        select distinct warehouse
                        from product_qty_in_stock
                        where store_id = :store
                          and warehouse <> ''
                        order by warehouse
                        """)
                .param("store", storeId)
                .query(String.class)
                .list());
    }

    /** All records by their present outcome. */
    public Counts totals() {
        return flows().stream().map(FlowStatus::records).reduce(Counts.NONE, Counts::plus);
    }

    private Map<String, Counts> records() {
        Map<String, Counts> records = new HashMap<>();
        jdbc.sql("select store_id, flow, kind, count(*) as records from cartage_outcome group by store_id, flow, kind")
                .query(row -> {
                    OutcomeKind kind = OutcomeKind.of(row.getString("kind"));
                    Counts counts = Counts.of(kind, row.getLong("records"), 0);
                    records.merge(key(row), counts, Counts::plus);
                });
        return records;
    }

    private Map<String, Long> unacknowledged() {
        Map<String, Long> unacknowledged = new HashMap<>();
        jdbc.sql("select store_id, count(*) as orders from s_orders where import_status = 'pending' group by store_id")
                .query(row -> {
                    unacknowledged.put(row.getString("store_id"), row.getLong("orders"));
                });
        return unacknowledged;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("record_id"),
                OutcomeKind.of(row.getString("kind")),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                row.getInt("revision"),
                Optional.ofNullable(Jdbc.instant(row, "changed_at")),
                Optional.ofNullable(row.getString("order_no")),
                Optional.ofNullable(row.getString("import_status")),
                Optional.ofNullable(row.getString("erp_order_no")));
    }

    private static String key(ResultSet row) throws SQLException {
        return row.getString("store_id") + "/" + row.getString("flow");
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("status"),
                Objects.requireNonNull(Jdbc.instant(row, "started_at")),
                Optional.ofNullable(Jdbc.instant(row, "finished_at")),
                Optional.ofNullable(row.getString("message")),
                Jdbc.counts(row),
                row.getLong("calls"));
    }

    static <T> T read(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            throw new StagingException("the staging tables can't be read: " + e.getMessage(), e);
        }
    }
}
