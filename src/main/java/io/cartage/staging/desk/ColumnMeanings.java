package io.cartage.staging.desk;

import io.cartage.staging.Transactions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the columns of the staging tables mean, in the words that the database keeps with them. Thread-safe. */
public final class ColumnMeanings {
    private final DataSource database;

    public ColumnMeanings(DataSource database) {
        this.database = database;
    }

    /** Column by column of a table; those without words, such as a customer's own, are left out. */
    public Map<String, String> of(String table) {
        return Transactions.told("staging", "columns", "it can't be read what they mean", () -> {
            ConnectionCallback<Map<String, String>> reader = connection -> read(connection, table);
            return Objects.requireNonNull(new JdbcTemplate(database).execute(reader));
        });
    }

    private static Map<String, String> read(Connection connection, String table) throws SQLException {
        Map<String, String> meanings = new HashMap<>();
        DatabaseMetaData metadata = connection.getMetaData();
        String pattern = table.replace("_", metadata.getSearchStringEscape() + "_");
        try (ResultSet found = metadata.getColumns(connection.getCatalog(), connection.getSchema(), pattern, null)) {
            while (found.next()) {
                String words = Objects.requireNonNullElse(found.getString("REMARKS"), "");
                if (!words.isBlank()) {
                    meanings.put(found.getString("COLUMN_NAME"), words);
                }
            }
        }
        return meanings;
    }
}
