package io.cartage.mapping;

import io.cartage.table.Column;
import io.cartage.table.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which cells the rows differ that two mappings make of one payload. */
public record RowsDiff(List<Cell> cells) {

    /**
     * A cell, or a row that only one of the mappings makes.
     *
     * @param column empty for a whole row, whose values are then told as a text
     * @param before null for an empty cell, and for a row that there was not
     * @param after null for an empty cell, and for a row that there would not be
     */
    public record Cell(String table, String column, @Nullable Object before, @Nullable Object after) {}

    public RowsDiff {
        cells = List.copyOf(cells);
    }

    /** Order lines are compared with those of the same cart line; in which order they stand is no difference. */
    public static RowsDiff between(Mapped before, Mapped after) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < before.rows().size(); i++) {
            compare(before.rows().get(i), after.rows().get(i), cells);
        }
        return new RowsDiff(cells);
    }

    private static void compare(Rows before, Rows after, List<Cell> cells) {
        String table = before.table().name();
        List<Column> columns = before.table().columns().stream()
                .filter(column ->
                        before.columns().contains(column) || after.columns().contains(column))
                .toList();
        for (RowPairs.Pair pair : RowPairs.of(before, after)) {
            if (pair.after() < 0) {
                cells.add(new Cell(table, "", text(before, pair.before()), null));
            } else if (pair.before() < 0) {
                cells.add(new Cell(table, "", null, text(after, pair.after())));
            } else {
                for (Column column : columns) {
                    Object was = value(before, pair.before(), column);
                    Object is = value(after, pair.after(), column);
                    if (!same(was, is)) {
                        cells.add(new Cell(table, column.name(), was, is));
                    }
                }
            }
        }
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        }
        return Objects.equals(a, b);
    }

    private static @Nullable Object value(Rows rows, int row, Column column) {
        int place = rows.columns().indexOf(column);
        return place < 0 ? null : rows.values().get(row)[place];
    }

    private static String text(Rows rows, int row) {
        return rows.columns().stream()
                .filter(column -> value(rows, row, column) != null)
                .map(column -> column.name() + " " + shown(value(rows, row, column)))
                .collect(Collectors.joining(", "));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
