package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.PayloadText;
import io.cartage.staging.Transactions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that is kept of one order: its payloads as they came, and its rows in the tables of the ERP contract as they stand,
 * columns that a customer added included. Reads only. Thread-safe.
 */
public final class OrderPapers {
    private static final int MOST_ROWS = 1000;

    private final JdbcClient jdbc;

    public OrderPapers(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * A payload of an order, without its contents.
     *
     * @param number counts from 1
     * @param changedAt by the cart's clock
     * @param purgedAt since when its contents are no longer kept
     */
    public record Version(int number, Instant changedAt, Instant receivedAt, long runId, Optional<Instant> purgedAt) {}

    /**
     * The rows of an order in one table.
     *
     * @param rows their values as text in the order of the columns: times in ISO form and UTC, null for nothing
     */
    public record Sheet(String table, List<String> columns, List<List<@Nullable String>> rows) {
        public Sheet {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** What stands in a column of a row; empty for nothing, and where there is no such column. */
        public Optional<String> cell(int row, String column) {
            int index = columns.indexOf(column);
            return index < 0
                    ? Optional.empty()
                    : Optional.ofNullable(rows.get(row).get(index));
        }
    }

    /** An order's payloads, the newest first. */
    public List<Version> versions(String storeId, String cartOrderId) {
        return told(storeId, () -> jdbc.sql(
                        """
                        select sequence_no, changed_at, received_at, run_id, purged_at
                        from cartage_payload
                        where record_id = :order
                          and store_id = :store
                          and flow = 'orders'
                        order by sequence_no desc
                        fetch first :most rows only
                        """)
                .param("order", cartOrderId)
                .param("store", storeId)
                .param("most", MOST_ROWS)
                .query((row, i) -> new Version(
                        row.getInt("sequence_no"),
                        Objects.requireNonNull(Jdbc.instant(row, "changed_at")),
                        Objects.requireNonNull(Jdbc.instant(row, "received_at")),
                        row.getLong("run_id"),
                        Optional.ofNullable(Jdbc.instant(row, "purged_at"))))
                .list());
    }

    /** A payload as it came; empty if there is none of this number, or it is no longer kept. */
    public Optional<byte[]> payload(String storeId, String cartOrderId, int number) {
        return told(storeId, () -> jdbc.sql(
                        """
                        select content
                        from cartage_payload
                        where record_id = :order
                          and store_id = :store
                          and flow = 'orders'
                          and sequence_no = :number
                          and purged_at is null
                        """)
                .param("order", cartOrderId)
                .param("store", storeId)
                .param("number", number)
                .query((row, i) -> PayloadText.of(row.getBytes("content")).getBytes(StandardCharsets.UTF_8))
                .optional());
    }

    /** The order's own row, its lines, its changes and its shipments; tables without a row of it are left out. */
    public List<Sheet> sheets(String storeId, String cartOrderId) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(sheet("s_orders", "id", storeId, cartOrderId));
        sheets.add(sheet("s_order_details", "line_no", storeId, cartOrderId));
        sheets.add(sheet("s_order_changes", "revision", storeId, cartOrderId));
        sheets.add(shipments(storeId, cartOrderId));
        sheets.removeIf(sheet -> sheet.rows().isEmpty());
        return sheets;
    }

    private Sheet sheet(String table, String order, String storeId, String cartOrderId) {
        return read(
                table,
                "select *\nfrom %s\nwhere cart_order_id = :order\n  and store_id = :store\norder by %s"
                        .formatted(table, order),
                storeId,
                cartOrderId);
    }

    /** Those that the ledger knows, and those that are held up before they got there. */
    private Sheet shipments(String storeId, String cartOrderId) {
        return read(
                "external_order_shipments",
                """
                select *
                from external_order_shipments
                where id in (
                    select shipment_id
                    from cartage_shipment_line
                    where cart_order_id = :order
                      and store_id = :store
                    union
                    select e.id
                    from external_order_shipments e
                    where e.store_id = :store
                      and e.push_status in ('pending', 'waiting', 'error')
                      and (e.cart_order_id = :order or (e.cart_order_id is null and e.order_no = (
                        select s.order_no
                        from s_orders s
                        where s.cart_order_id = :order
                          and s.store_id = :store))))
                order by id
                """,
                storeId,
                cartOrderId);
    }

    private Sheet read(String table, String sql, String storeId, String cartOrderId) {
        return told(storeId, () -> jdbc.sql(sql + "\nfetch first :most rows only")
                .param("order", cartOrderId)
                .param("store", storeId)
                .param("most", MOST_ROWS)
                .query((ResultSet rows) -> {
                    ResultSetMetaData shape = rows.getMetaData();
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= shape.getColumnCount(); i++) {
                        columns.add(shape.getColumnLabel(i).toLowerCase(Locale.ROOT));
                    }
                    List<List<@Nullable String>> values = new ArrayList<>();
                    while (rows.next()) {
                        List<@Nullable String> row = new ArrayList<>();
                        for (int i = 1; i <= columns.size(); i++) {
                            row.add(text(rows.getObject(i)));
                        }
                        values.add(row);
                    }
                    return new Sheet(table, columns, values);
                }));
    }

    private static @Nullable String text(@Nullable Object value) throws SQLException {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : value.toString();
    }

    private static <T> T told(String storeId, Supplier<T> work) {
        return Transactions.told(storeId, "orders", "what is kept of an order can't be read", work);
    }
}
