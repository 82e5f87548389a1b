package io.cartage.staging;

import io.cartage.staging.TableShape.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database that is being filled, in one transaction of this connection. */
final class CopyTarget {
    /** What goes to the database at once: so many rows, or about so many bytes of long values. */
    private static final int ROWS = 500;

    private static final long BYTES = 4 << 20;

    private final Connection connection;

    CopyTarget(Connection connection) {
        this.connection = connection;
    }

    /** Keeps everybody from writing to the tables until the transaction ends. */
    void lock(List<TableShape> tables) throws SQLException {
        execute("lock table " + tables.stream().map(TableShape::name).collect(Collectors.joining(", "))
                + " in exclusive mode");
    }

    /** Takes the rows over as they come; holds no more than a batch of them. Tells how many there were. */
    long fill(TableShape table, List<Field> fields, ResultSet rows) throws SQLException {
        String sql = "insert into " + table.name()
                + fields.stream().map(Field::name).collect(Collectors.joining(", ", " (", ") "))
                + fields.stream().map(field -> "?").collect(Collectors.joining(", ", "values (", ")"));
        long done = 0;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            long bytes = 0;
            while (rows.next()) {
                for (int i = 0; i < fields.size(); i++) {
                    Object value = CopySource.value(rows, fields.get(i));
                    insert.setObject(i + 1, value);
                    bytes += size(value);
                }
                insert.addBatch();
                waiting++;
                done++;
                if (waiting == ROWS || bytes > BYTES) {
                    insert.executeBatch();
                    waiting = 0;
                    bytes = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
        return done;
    }

    /** Lets the database give this number next, and plan by the table's size from now on. */
    void settle(TableShape table, String column, long next) throws SQLException {
        execute(String.format(
                Locale.ROOT, "alter table %s alter column %s restart with %d", table.name(), column, next));
    }

    void analyze(TableShape table) throws SQLException {
        execute("analyze " + table.name());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int size(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes.length : value instanceof String text ? 2 * text.length() : 0;
    }
}
