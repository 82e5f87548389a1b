package io.cartage.console.view;

import io.cartage.flow.OrderFile;
import io.cartage.mapping.ExplainedRow;
import io.cartage.staging.desk.OrderPapers.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order's rows of one table, each cell with where it comes from.
 *
 * @param written whether they stand in the table; else the mapping would make them
 */
public record OrderSheet(String table, boolean written, List<Row> rows) {
    private static final Set<String> OF_THE_ERP =
            Set.of("import_status", "erp_order_no", "import_message", "imported_at");

    private static final Set<String> OF_CARTAGE = Set.of(
            "id", "store_id", "cart_order_id", "revision", "mapping_version", "staged_at", "seen_status", "line_no");

    public OrderSheet {
        rows = List.copyOf(rows);
    }

    /** A row; {@code cells} that hold nothing are left out. */
    public record Row(String name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param sources paths in the payload
     * @param words where it comes from, for people
     * @param entry of the mapping, where it is more than a path
     * @param at file and line of the mapping; empty for what no mapping fills
     * @param fault why the mapping can't fill it, or what it would make of the payload now; else empty
     */
    public record Cell(
            String column, String value, List<String> sources, String words, String entry, String at, String fault) {
        public Cell {
            sources = List.copyOf(sources);
        }

        /** For scripts that show where it comes from. */
        public String paths() {
            return String.join("\n", sources);
        }
    }

    /** The order's row and its lines: as they stand or, if nothing of it was staged, as the mapping would make them. */
    public static List<OrderSheet> of(OrderFile file) {
        return Stream.of("s_orders", "s_order_details")
                .flatMap(table -> of(file, table).stream())
                .toList();
    }

    private static Optional<OrderSheet> of(OrderFile file, String table) {
        Optional<Sheet> sheet = file.sheet(table);
        if (sheet.isPresent()) {
            return Optional.of(written(file, sheet.get()));
        }
        List<ExplainedRow> rows = file.sheet("s_orders").isPresent()
                ? List.of()
                : file.origins().map(told -> told.rows()).orElse(List.of()).stream()
                        .filter(row -> row.table().equals(table))
                        .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(wished(table, rows));
    }

    private static OrderSheet written(OrderFile file, Sheet sheet) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < sheet.rows().size(); i++) {
            int row = i;
            List<Cell> cells = sheet.columns().stream()
                    .flatMap(column -> sheet
                            .cell(row, column)
                            .map(value -> cell(column, value, file.origin(sheet.table(), row, column)))
                            .stream())
                    .toList();
            rows.add(new Row(
                    sheet.cell(row, "line_no").map(number -> "Line " + number).orElse(""), cells));
        }
        return new OrderSheet(sheet.table(), true, rows);
    }

    private static Cell cell(String column, String value, Optional<ExplainedRow.Cell> origin) {
        if (origin.isEmpty() || OF_THE_ERP.contains(column) || OF_CARTAGE.contains(column)) {
            String who = OF_THE_ERP.contains(column)
                    ? "written by the ERP, or for it"
                    : OF_CARTAGE.contains(column)
                            ? "written by Cartage"
                            : "not filled by the mapping: the column's default";
            return new Cell(column, value, List.of(), who, "", "", "");
        }
        String now = text(origin.get().value());
        return of(column, value, origin.get(), same(value, now) ? "" : "of its newest payload it is now: " + now);
    }

    private static OrderSheet wished(String table, List<ExplainedRow> explained) {
        List<Row> rows = new ArrayList<>();
        for (ExplainedRow row : explained) {
            List<Cell> cells = row.cells().stream()
                    .filter(cell -> cell.value() != null || cell.reason().isPresent())
                    .map(cell -> of(
                            cell.column(),
                            text(cell.value()),
                            cell,
                            cell.reason().map(reason -> reason.message()).orElse("")))
                    .toList();
            rows.add(new Row(row.group().isEmpty() ? "" : "Line " + (rows.size() + 1), cells));
        }
        return new OrderSheet(table, false, rows);
    }

    private static Cell of(String column, String value, ExplainedRow.Cell origin, String fault) {
        List<String> sources =
                origin.sources().stream().map(source -> source.path()).toList();
        String entry = origin.written().replaceAll("\\s+", " ");
        boolean plain = sources.size() == 1 && entry.equals(sources.get(0));
        return new Cell(
                column,
                value,
                sources,
                sources.isEmpty() ? "a fixed value, or one of the store" : "",
                plain ? "" : entry,
                origin.at().toString(),
                fault);
    }

    private static boolean same(String value, String now) {
        try {
            return value.equals(now) || new BigDecimal(value).compareTo(new BigDecimal(now)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
