package io.cartage.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Makes many orders of few that were staged, by plain SQL in H2: each again under other ids, and a while earlier. */
final class ManyOrders {
    private static final Map<String, String> OTHERS = Map.of(
            "cart_order_id", "t.cart_order_id || '-' || n.\"X\"",
            "record_id", "t.record_id || '-' || n.\"X\"",
            "order_no", "t.order_no || '-' || n.\"X\"",
            "staged_at", "t.staged_at - n.\"X\" * interval '7' second",
            "seen_at", "t.seen_at - n.\"X\" * interval '7' second");

    private ManyOrders() {}

    /** Until there are so many at least; returns how many there are. */
    static long make(DataSource database, int orders) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long few = count(statement);
            long times = Math.max(0, (orders + few - 1) / few - 1);
            for (String table : List.of("s_orders", "s_order_details", "cartage_outcome")) {
                statement.execute(copy(table, columns(connection, table), times));
            }
            statement.execute("analyze");
            connection.commit();
            return count(statement);
        }
    }

    private static String copy(String table, List<String> columns, long times) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") select "
                + columns.stream()
                        .map(column -> OTHERS.getOrDefault(column, "t." + column))
                        .collect(Collectors.joining(", "))
                + " from " + table + " t cross join system_range(1, " + times + ") n";
    }

    /** All but those that number themselves. */
    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, null, table, null)) {
            while (rows.next()) {
                boolean its = rows.getString("IS_AUTOINCREMENT").equals("YES")
                        || rows.getString("IS_GENERATEDCOLUMN").equals("YES");
                if (!its) {
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from cartage_outcome where flow = 'orders'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
