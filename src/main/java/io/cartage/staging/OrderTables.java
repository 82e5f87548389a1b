package io.cartage.staging;

import io.cartage.table.Column;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Writes orders and their lines, one batch for all orders that fill the same columns. */
final class OrderTables {
    private static final String DELETE_LINES =
            """
            delete from s_order_details
            where store_id = ?
              and cart_order_id = ?
            """;

    private static final String COUNT_LINES =
            """
            select o.cart_order_id, (
                select count(*)
                from s_order_details d
                where d.cart_order_id = o.cart_order_id
                  and d.store_id = o.store_id) as lines
            from s_orders o
            where o.store_id = :store
              and o.cart_order_id in (:ids)
            """;

    private final JdbcTemplate jdbc;
    private final RowStatements statements;

    OrderTables(JdbcTemplate jdbc, RowStatements statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    void insert(String storeId, List<Decision> orders, Instant now) {
        byColumns(orders)
                .forEach((columns, group) -> jdbc.batchUpdate(
                        statements.insertOrder(columns),
                        group,
                        group.size(),
                        (row, order) -> bindOrder(row, storeId, columns, order, now)));
        insertLines(storeId, orders);
    }

    /** Replaces the rows of those orders that the ERP has not taken, and returns the ids of the others. */
    Set<String> replace(String storeId, List<Decision> orders, Instant now) {
        Set<String> taken = new HashSet<>();
        byColumns(orders).forEach((columns, group) -> {
            int[][] counts = jdbc.batchUpdate(
                    statements.replaceOrder(columns),
                    group,
                    group.size(),
                    (row, order) -> bindOrder(row, storeId, columns, order, now));
            for (int i = 0; i < group.size(); i++) {
                if (counts[0][i] == 0) {
                    taken.add(group.get(i).recordId());
                }
            }
        });
        List<Decision> replaced = orders.stream()
                .filter(order -> order.rows() != null && !taken.contains(order.recordId()))
                .toList();
        if (!replaced.isEmpty()) {
            jdbc.batchUpdate(DELETE_LINES, replaced, replaced.size(), (row, order) -> {
                row.setString(1, storeId);
                row.setString(2, order.recordId());
            });
            insertLines(storeId, replaced);
        }
        return taken;
    }

    /** Counts what stands in the database against what was to be written there. */
    void verify(String storeId, List<Decision> orders) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        orders.stream()
                .filter(order -> order.rows() != null)
                .forEach(order ->
                        expected.put(order.recordId(), order.someRows().lines().size()));
        if (expected.isEmpty()) {
            return;
        }
        Map<String, Integer> found = new HashMap<>();
        Map<String, Object> parameters = Map.of("store", storeId, "ids", Jdbc.padded(expected.keySet()));
        new NamedParameterJdbcTemplate(jdbc).query(COUNT_LINES, parameters, row -> {
            found.put(row.getString(1), row.getInt(2));
        });
        expected.forEach((order, lines) -> {
            if (!lines.equals(found.get(order))) {
                throw new MissingRowsException(lines, found.get(order));
            }
        });
    }

    private void insertLines(String storeId, List<Decision> orders) {
        Map<List<Column>, List<Line>> byColumns = new LinkedHashMap<>();
        for (Decision order : orders) {
            int lineNo = 0;
            for (RowValues values : order.someRows().lines()) {
                lineNo++;
                byColumns
                        .computeIfAbsent(values.columns(), columns -> new ArrayList<>())
                        .add(new Line(order.recordId(), lineNo, values));
            }
        }
        byColumns.forEach((columns, lines) ->
                jdbc.batchUpdate(statements.insertLine(columns), lines, lines.size(), (row, line) -> {
                    int next = bind(row, columns, line.values().values());
                    row.setInt(next, line.lineNo());
                    row.setString(next + 1, storeId);
                    row.setString(next + 2, line.orderId());
                }));
    }

    private static Map<List<Column>, List<Decision>> byColumns(List<Decision> orders) {
        Map<List<Column>, List<Decision>> byColumns = new LinkedHashMap<>();
        for (Decision order : orders) {
            List<Column> columns =
                    order.rows() == null ? List.of() : order.rows().header().columns();
            byColumns.computeIfAbsent(columns, some -> new ArrayList<>()).add(order);
        }
        return byColumns;
    }

    private static void bindOrder(
            PreparedStatement row, String storeId, List<Column> columns, Decision order, Instant now)
            throws SQLException {
        State state = order.after();
        int next = order.rows() == null
                ? 1
                : bind(row, columns, order.rows().header().values());
        row.setInt(next, state.revision());
        row.setString(next + 1, Objects.requireNonNullElse(state.mappingVersion(), ""));
        row.setObject(next + 2, Jdbc.utc(now));
        row.setString(next + 3, state.withdrawn() ? "withdrawn" : "pending");
        row.setString(
                next + 4, state.withdrawn() ? StorableText.line(String.valueOf(order.changeReason()), 2000) : null);
        row.setString(next + 5, storeId);
        row.setString(next + 6, order.recordId());
    }

    private static int bind(PreparedStatement row, List<Column> columns, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Jdbc.bind(row, i + 1, columns.get(i).type(), values[i]);
        }
        return values.length + 1;
    }

    private record Line(String orderId, int lineNo, RowValues values) {}
}
