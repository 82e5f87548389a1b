package io.cartage.staging;

import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.table.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the tables of the ERP contract, customers' own columns included. */
final class ContractTables {
    static final String ORDERS = "s_orders";
    static final String DETAILS = "s_order_details";
    static final String CHANGES = "s_order_changes";

    /** What Cartage or the ERP fills; the tables that are not here are closed to mappings altogether. */
    private static final Map<String, Set<String>> RESERVED = Map.of(
            ORDERS,
            Set.of(
                    "id",
                    "store_id",
                    "cart_order_id",
                    "revision",
                    "mapping_version",
                    "staged_at",
                    "import_status",
                    "erp_order_no",
                    "import_message",
                    "imported_at",
                    "seen_status"),
            DETAILS,
            Set.of("id", "store_id", "cart_order_id", "line_no"));

    static final List<String> NAMES =
            List.of(ORDERS, DETAILS, CHANGES, "external_order_shipments", "product_qty_in_stock");

    /** A size that stands for none: what the databases report for text without a limit. */
    static final int LIMITLESS = 1_000_000_000;

    /** Decimals kept in a column that sets no limit, such as PostgreSQL's plain {@code numeric}. */
    private static final int DECIMALS_WITHOUT_LIMIT = 10;

    private ContractTables() {}

    static Map<String, Table> read(Connection connection) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String name : NAMES) {
            tables.put(name, new Table(name, columns(connection, name)));
        }
        return tables;
    }

    static boolean isReserved(String table, String column) {
        Set<String> reserved = RESERVED.get(table);
        return reserved == null || reserved.contains(column);
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        List<Column> columns = new ArrayList<>();
        String pattern = table.replace("_", metadata.getSearchStringEscape() + "_");
        try (ResultSet found = metadata.getColumns(connection.getCatalog(), connection.getSchema(), pattern, null)) {
            while (found.next()) {
                columns.add(column(table, found));
            }
        }
        return columns;
    }

    private static Column column(String table, ResultSet found) throws SQLException {
        String name = found.getString("COLUMN_NAME");
        ColumnType type = type(found.getInt("DATA_TYPE"), found.getString("TYPE_NAME"));
        int declared = found.getInt("COLUMN_SIZE");
        boolean limited = type == ColumnType.DECIMAL ? declared <= 100_000 && declared > 0 : declared < LIMITLESS;
        boolean computed = "YES".equals(found.getString("IS_GENERATEDCOLUMN"));
        return new Column(
                name,
                type,
                limited ? declared : 0,
                type != ColumnType.DECIMAL ? 0 : limited ? found.getInt("DECIMAL_DIGITS") : DECIMALS_WITHOUT_LIMIT,
                found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                found.getString("COLUMN_DEF") != null || computed || "YES".equals(found.getString("IS_AUTOINCREMENT")),
                computed || isReserved(table, name));
    }

    private static ColumnType type(int jdbcType, String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT);
        return switch (jdbcType) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB, Types.NCLOB ->
                name.contains("char") || name.contains("text") ? ColumnType.TEXT : ColumnType.OTHER;
            case Types.DECIMAL, Types.NUMERIC -> ColumnType.DECIMAL;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.INTEGER;
            case Types.BOOLEAN, Types.BIT -> name.startsWith("bool") ? ColumnType.BOOLEAN : ColumnType.OTHER;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIMESTAMP;
            case Types.DATE -> ColumnType.DATE;
            default -> ColumnType.OTHER;
        };
    }
}
