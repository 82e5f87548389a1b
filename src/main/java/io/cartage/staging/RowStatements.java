package io.cartage.staging;

import io.cartage.table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL that writes rows with a mapping's columns beside Cartage's own; composed once for each set of columns. */
final class RowStatements {
    private static final List<String> ORDER_OWN =
            List.of("revision", "mapping_version", "staged_at", "import_status", "import_message");
    private static final List<String> KEY = List.of("store_id", "cart_order_id");

    private final Map<List<Column>, String> orderInserts = new ConcurrentHashMap<>();
    private final Map<List<Column>, String> orderUpdates = new ConcurrentHashMap<>();
    private final Map<List<Column>, String> lineInserts = new ConcurrentHashMap<>();

    /** Parameters: the columns, revision, mapping_version, staged_at, import_status, import_message, the order's key. */
    String insertOrder(List<Column> columns) {
        return orderInserts.computeIfAbsent(columns, some -> insert(ContractTables.ORDERS, some, ORDER_OWN, KEY));
    }

    /** The same parameters; writes only where the ERP has not taken the order. */
    String replaceOrder(List<Column> columns) {
        return orderUpdates.computeIfAbsent(
                columns,
                some ->
                        """
                update s_orders
                set %s
                where store_id = ?
                  and cart_order_id = ?
                  and import_status in ('%s')
                """
                                .formatted(
                                        Stream.concat(names(ContractTables.ORDERS, some), ORDER_OWN.stream())
                                                .map(name -> name + " = ?")
                                                .collect(Collectors.joining(", ")),
                                        String.join("', '", State.OPEN)));
    }

    /** Parameters: the columns, line_no, the order's key. */
    String insertLine(List<Column> columns) {
        return lineInserts.computeIfAbsent(
                columns, some -> insert(ContractTables.DETAILS, some, List.of("line_no"), KEY));
    }

    private static String insert(String table, List<Column> columns, List<String> own, List<String> key) {
        List<String> names = Stream.of(names(table, columns), own.stream(), key.stream())
                .flatMap(some -> some)
                .toList();
        String[] marks = new String[names.size()];
        Arrays.fill(marks, "?");
        return "insert into %s (%s) values (%s)".formatted(table, String.join(", ", names), String.join(", ", marks));
    }

    private static Stream<String> names(String table, List<Column> columns) {
        for (Column column : columns) {
            if (column.reserved() || ContractTables.isReserved(table, column.name())) {
                throw new IllegalArgumentException(table + "." + column.name() + " is not for mappings to fill");
            }
        }
        return columns.stream().map(column -> '"' + column.name() + '"');
    }
}
