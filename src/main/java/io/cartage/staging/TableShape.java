package io.cartage.staging;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of Cartage's tables as a database has it, with the columns that a customer added.
 *
 * @param parents the tables whose rows its rows refer to
 */
record TableShape(String name, List<Field> fields, Set<String> parents) {
    private static final String MIGRATIONS = "cartage_migration";

    /**
     * A column.
     *
     * @param type of {@link Types}
     * @param declared its type as it would be written for PostgreSQL
     * @param computed by the database, so that nobody may fill it
     * @param counted the database gives it the next number
     */
    record Field(String name, int type, String declared, boolean computed, boolean counted) {
        boolean isDecimal() {
            return type == Types.DECIMAL || type == Types.NUMERIC;
        }
    }

    Optional<Field> field(String column) {
        return fields.stream().filter(field -> field.name().equals(column)).findFirst();
    }

    /** All tables of the schema by name, also those of others. */
    static Set<String> names(Connection connection) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    /** Whether Cartage made the table and keeps rows in it. */
    static boolean isOurs(String table) {
        return ContractTables.NAMES.contains(table) || (table.startsWith("cartage_") && !table.equals(MIGRATIONS));
    }

    /** Cartage's tables, each after those that it refers to. */
    static List<TableShape> read(Connection connection) throws SQLException {
        Map<String, TableShape> found = new LinkedHashMap<>();
        for (String name : names(connection)) {
            if (isOurs(name)) {
                found.put(name, new TableShape(name, fields(connection, name), parents(connection, name)));
            }
        }
        Map<String, TableShape> ordered = new LinkedHashMap<>();
        found.values().forEach(table -> add(table, found, ordered));
        return List.copyOf(ordered.values());
    }

    private static void add(TableShape table, Map<String, TableShape> found, Map<String, TableShape> ordered) {
        for (String parent : table.parents()) {
            TableShape first = found.get(parent);
            if (first != null && !parent.equals(table.name()) && !ordered.containsKey(parent)) {
                add(first, found, ordered);
            }
        }
        ordered.putIfAbsent(table.name(), table);
    }

    private static List<Field> fields(Connection connection, String table) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        String pattern = table.replace("_", metadata.getSearchStringEscape() + "_");
        List<Field> fields = new ArrayList<>();
        try (ResultSet found = metadata.getColumns(connection.getCatalog(), connection.getSchema(), pattern, null)) {
            while (found.next()) {
                fields.add(new Field(
                        found.getString("COLUMN_NAME"),
                        found.getInt("DATA_TYPE"),
                        declared(found),
                        "YES".equals(found.getString("IS_GENERATEDCOLUMN")),
                        "YES".equals(found.getString("IS_AUTOINCREMENT"))));
            }
        }
        return List.copyOf(fields);
    }

    private static String declared(ResultSet column) throws SQLException {
        int type = column.getInt("DATA_TYPE");
        int size = column.getInt("COLUMN_SIZE");
        return switch (type) {
            case Types.CHAR, Types.VARCHAR -> size < ContractTables.LIMITLESS ? "varchar(" + size + ")" : "text";
            case Types.CLOB, Types.LONGVARCHAR -> "text";
            case Types.DECIMAL, Types.NUMERIC -> "decimal(" + size + ", " + column.getInt("DECIMAL_DIGITS") + ")";
            case Types.DOUBLE, Types.FLOAT -> "double precision";
            case Types.TINYINT -> "smallint";
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> "bytea";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "timestamp with time zone";
            case Types.BIT -> "boolean";
            case Types.OTHER -> column.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
            default -> JDBCType.valueOf(type).getName().toLowerCase(Locale.ROOT);
        };
    }

    private static Set<String> parents(Connection connection, String table) throws SQLException {
        Set<String> parents = new LinkedHashSet<>();
        try (ResultSet keys =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (keys.next()) {
                parents.add(keys.getString("PKTABLE_NAME"));
            }
        }
        parents.remove(table);
        return parents;
    }
}
