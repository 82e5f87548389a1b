package io.cartage.staging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/**
 * A database as an older Cartage left it: migrated up to its level only, and filled with the rows that today's Cartage
 * wrote into another one, as far as that level has tables and columns for them. In a file, if it is H2.
 */
public final class OlderDatabase {
    private final DatabaseSettings settings;
    private final List<TableShape> tables;

    /** @param level the last migration that the older Cartage knew, or {@code latest} for a copy as a backup is one */
    public OlderDatabase(DatabaseSettings today, DatabaseSettings settings, String level) throws SQLException {
        this.settings = settings;
        Dialect dialect = Dialect.of(settings.url());
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations(dialect.migrations())
                .placeholders(dialect.words())
                .table("cartage_migration")
                .repeatableSqlMigrationPrefix("none") // today's explanations name columns of today
                .target(level)
                .load()
                .migrate();
        try (Connection source = connect(today);
                Connection older = connect(settings)) {
            this.tables = TableShape.read(older);
            Map<String, TableShape> there = new HashMap<>();
            TableShape.read(source).forEach(table -> there.put(table.name(), table));
            for (TableShape table : tables) {
                fill(older, table, there.get(table.name()), source);
            }
        }
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** All rows by table, in the columns of the older level but those left out (as {@code table.column}). */
    public Map<String, List<String>> rows(List<String> leftOut) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = connect(settings)) {
            for (TableShape table : tables) {
                List<TableShape.Field> fields = table.fields().stream()
                        .filter(field -> !leftOut.contains(table.name() + "." + field.name()))
                        .toList();
                all.put(table.name(), rows(connection, table.name(), fields));
            }
        }
        return all;
    }

    private static List<String> rows(Connection connection, String table, List<TableShape.Field> fields)
            throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select " + names(fields) + " from " + table)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (TableShape.Field field : fields) {
                    Object value = CopySource.value(found, field);
                    row.append(value instanceof byte[] bytes ? PayloadCopy.hash(bytes) : value)
                            .append('|');
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    private static void fill(Connection older, TableShape table, TableShape there, Connection source)
            throws SQLException {
        List<TableShape.Field> fields = table.fields();
        String insert = "insert into " + table.name() + " (" + names(fields) + ") values ("
                + fields.stream().map(field -> "?").collect(Collectors.joining(", ")) + ")";
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery("select " + names(fields) + " from " + there.name());
                PreparedStatement inserted = older.prepareStatement(insert)) {
            while (rows.next()) {
                for (int i = 0; i < fields.size(); i++) {
                    inserted.setObject(i + 1, CopySource.value(rows, fields.get(i)));
                }
                inserted.executeUpdate();
            }
        }
        for (TableShape.Field field : fields) {
            if (field.counted()) {
                try (Statement statement = older.createStatement()) {
                    statement.execute(
                            "alter table " + table.name() + " alter column " + field.name() + " restart with 100000");
                }
            }
        }
    }

    private static String names(List<TableShape.Field> fields) {
        return fields.stream().map(TableShape.Field::name).collect(Collectors.joining(", "));
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
