package io.cartage.staging;

import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Tells the ERP what became of orders it has taken: the table {@code s_order_changes}. */
final class OrderChanges {
    private static final String INSERT =
            """
            insert into s_order_changes (
                store_id, cart_order_id, order_no, revision, kind, reason, cart_status_before, cart_status_after,
                order_total_before, order_total_after, changed_columns, order_after, mapping_version, payload_sequence,
                detected_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String TOLD =
            """
            select c.cart_order_id, c.revision, c.order_after
            from s_order_changes c
            where c.store_id = :store
              and c.cart_order_id in (:ids)
              and c.order_after is not null
            order by c.revision
            """;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    OrderChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Writes a row for each change and returns the decisions that remain; one that changes nothing becomes mere books. */
    List<Decision> write(String storeId, List<Decision> changes, Instant now) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<String, Told> told = lastTold(storeId, changes);
        List<Decision> decisions = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Decision change : changes) {
            Row row = new Row(change, differences(told.get(change.recordId()), change));
            boolean nothing = row.differences().filter(List::isEmpty).isPresent() && sameWish(change);
            decisions.add(nothing ? change.asBooks() : change);
            if (!nothing) {
                rows.add(row);
            }
        }
        insert(storeId, rows, now);
        return decisions;
    }

    private void insert(String storeId, List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(INSERT, rows, rows.size(), (row, change) -> {
            Decision decision = change.decision();
            State before = decision.before();
            State after = decision.after();
            row.setString(1, storeId);
            row.setString(2, decision.recordId());
            row.setString(3, after.orderNo());
            row.setInt(4, after.revision());
            row.setString(5, decision.change().word());
            row.setString(6, decision.changeReason() == null ? null : StorableText.line(decision.changeReason(), 1000));
            row.setString(7, before == null ? null : before.cartStatus());
            row.setString(8, after.cartStatus());
            Jdbc.bind(row, 9, ColumnType.DECIMAL, before == null ? null : before.orderTotal());
            Jdbc.bind(row, 10, ColumnType.DECIMAL, after.orderTotal());
            row.setString(
                    11,
                    change.differences().map(some -> String.join(", ", some)).orElse(null));
            row.setString(12, decision.rows() == null ? null : decision.rows().json());
            row.setString(13, after.mappingVersion());
            row.setInt(14, after.payloadSequence());
            row.setObject(15, Jdbc.utc(now));
        });
    }

    /** Unknown if there are no new rows, or the ERP cleared away those it had, or a person was forgotten in them. */
    private static Optional<List<String>> differences(@Nullable Told told, Decision change) {
        if (told == null || change.rows() == null) {
            return Optional.empty();
        }
        return Optional.of(RowsJson.differences(told.json(), change.rows().json()));
    }

    private static boolean sameWish(Decision change) {
        return change.before() != null
                && change.before().withdrawn() == change.after().withdrawn();
    }

    /** The rows that the ERP was told last: by the order's rows, or by a later change row. */
    private Map<String, Told> lastTold(String storeId, List<Decision> changes) {
        List<String> ids = changes.stream().map(Decision::recordId).toList();
        Map<String, Object> parameters = Map.of("store", storeId, "ids", Jdbc.padded(ids));
        List<OrderRows> news = changes.stream()
                .flatMap(change -> Stream.ofNullable(change.rows()))
                .toList();
        Map<String, Told> told = new HashMap<>(stagedRows(parameters, news));
        named.query(TOLD, parameters, row -> {
            Told later = new Told(row.getInt("revision"), row.getString("order_after"));
            told.merge(
                    row.getString("cart_order_id"),
                    later,
                    (one, other) -> one.revision() > other.revision() ? one : other);
        });
        return told;
    }

    /** The rows as they stand, in the columns that the new ones fill; none if they lost what told of a person. */
    private Map<String, Told> stagedRows(Map<String, Object> parameters, List<OrderRows> news) {
        Map<String, List<RowValues>> lines = new HashMap<>();
        Stream<RowValues> newLines = news.stream().flatMap(rows -> rows.lines().stream());
        query(
                ContractTables.DETAILS,
                "line_no",
                columns(newLines),
                parameters,
                (order, lineNo, line) ->
                        lines.computeIfAbsent(order, id -> new ArrayList<>()).add(line));
        Map<String, Told> staged = new HashMap<>();
        query(
                ContractTables.ORDERS,
                "revision",
                columns(news.stream().map(OrderRows::header)),
                parameters,
                (order, revision, header) -> staged.put(
                        order, new Told(revision, RowsJson.write(header, lines.getOrDefault(order, List.of())))));
        return staged;
    }

    private void query(
            String table, String number, List<Column> columns, Map<String, Object> parameters, RowReader reader) {
        String sql =
                """
                select *
                from %s t
                where store_id = :store
                  and cart_order_id in (:ids)
                  and not exists (
                    select 1
                    from cartage_outcome o
                    where o.record_id = t.cart_order_id
                      and o.store_id = t.store_id
                      and o.flow = 'orders'
                      and o.forgotten_at is not null)
                order by cart_order_id, %s
                """
                        .formatted(table, number);
        named.query(sql, parameters, row -> {
            @Nullable Object[] values = new @Nullable Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = read(row, columns.get(i));
            }
            reader.read(row.getString("cart_order_id"), row.getInt(number), new RowValues(columns, values));
        });
    }

    private static List<Column> columns(Stream<RowValues> rows) {
        return rows.flatMap(row -> row.columns().stream()).distinct().toList();
    }

    private static @Nullable Object read(ResultSet row, Column column) throws SQLException {
        String name = column.name();
        return switch (column.type()) {
            case TEXT -> row.getString(name);
            case DECIMAL -> row.getBigDecimal(name);
            case INTEGER -> row.getObject(name) == null ? null : (Object) row.getLong(name);
            case BOOLEAN -> row.getObject(name) == null ? null : (Object) row.getBoolean(name);
            case DATE -> row.getObject(name, LocalDate.class);
            case TIMESTAMP -> timestamp(row, row.findColumn(name));
            case OTHER -> null;
        };
    }

    private static @Nullable Instant timestamp(ResultSet row, int index) throws SQLException {
        String type = row.getMetaData().getColumnTypeName(index);
        if (type.equals("timestamptz") || type.endsWith("WITH TIME ZONE")) {
            OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        LocalDateTime utc = row.getObject(index, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    private interface RowReader {
        void read(String orderId, int number, RowValues row);
    }

    private record Told(int revision, String json) {}

    private record Row(Decision decision, Optional<List<String>> differences) {}
}
