package io.cartage.staging;

import io.cartage.staging.TableShape.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An H2 database that is read whole, row after row. */
final class CopySource {
    private final Connection connection;

    /** From now on the connection answers with rows as they are read; else H2 gathers each table first. */
    CopySource(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lazy_query_execution 1");
        }
    }

    /** Does something with the rows of a table; only one can be read at a time. */
    long read(TableShape table, List<Field> fields, RowTaker taker) throws SQLException {
        String columns = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + columns + " from " + table.name())) {
            return taker.take(rows);
        }
    }

    /** What becomes of the rows. */
    interface RowTaker {
        long take(ResultSet rows) throws SQLException;
    }

    /** The number that the database would give next. */
    long next(TableShape table, String column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                select identity_base
                from information_schema.columns
                where table_schema = current_schema
                  and table_name = ?
                  and column_name = ?
                """)) {
            statement.setString(1, table.name());
            statement.setString(2, column);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 1;
            }
        }
    }

    /** A value that doesn't depend on this machine's time zone, nor on the database it comes from. */
    static @Nullable Object value(ResultSet rows, Field field) throws SQLException {
        return switch (field.type()) {
            case Types.TIMESTAMP -> rows.getObject(field.name(), LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(field.name(), OffsetDateTime.class);
            case Types.DATE -> rows.getObject(field.name(), LocalDate.class);
            case Types.TIME -> rows.getObject(field.name(), LocalTime.class);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> rows.getString(field.name());
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> rows.getBytes(field.name());
            default -> rows.getObject(field.name());
        };
    }
}
