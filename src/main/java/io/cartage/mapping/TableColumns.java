package io.cartage.mapping;

import io.cartage.problem.Problems;
import io.cartage.table.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The columns of the tables just filled, as the formulas of checks name them: {@code s_orders.tax_total}. */
final class TableColumns {
    private final String header;
    private final Map<String, List<Column>> filled;

    /**
     * @param header the table of one row
     * @param filled the columns that the mapping fills, by table, in the order of the rows' values
     */
    TableColumns(String header, Map<String, List<Column>> filled) {
        this.header = header;
        this.filled = filled;
    }

    Optional<Expr> expr(List<Step> steps, Text text, Problems problems) {
        String table = steps.get(0).toString();
        List<Column> columns = filled.get(table);
        if (columns == null) {
            problems.error(
                    text.at(0),
                    "'" + text.text() + "' names no table",
                    "The rows of a check are " + String.join(" and ", filled.keySet()) + ", as in "
                            + String.join(
                                    ", ",
                                    filled.keySet().stream()
                                            .map(name -> name + ".column")
                                            .toList()));
            return Optional.empty();
        }
        Step last = steps.get(steps.size() - 1);
        int index = steps.size() > 1 && last instanceof Step.Field field ? index(columns, field.name()) : -1;
        if (index < 0 || steps.size() > 3 || (steps.size() == 3 && !(steps.get(1) instanceof Step.Filter))) {
            unknown(table, columns, last.toString(), text, problems);
            return Optional.empty();
        }
        return steps.size() == 2
                ? Optional.of(new Cells(table.equals(header), null, -1, index))
                : filtered(table, columns, (Step.Filter) steps.get(1), index, text, problems);
    }

    private Optional<Expr> filtered(
            String table, List<Column> columns, Step.Filter filter, int index, Text text, Problems problems) {
        int filterIndex = index(columns, filter.field().get(0));
        if (filterIndex < 0) {
            unknown(table, columns, filter.field().get(0), text, problems);
            return Optional.empty();
        }
        return Optional.of(new Cells(table.equals(header), filter, filterIndex, index));
    }

    private static int index(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void unknown(String table, List<Column> columns, String name, Text text, Problems problems) {
        List<String> names = columns.stream().map(Column::name).toList();
        problems.error(
                text.at(0),
                "'" + text.text() + "': the mapping fills no column '" + name + "' of " + table,
                Choices.instead(name, names, "It fills"));
    }

    /** The values of one column, of all rows or of those that a filter accepts. */
    private record Cells(boolean ofHeader, Step.@Nullable Filter filter, int filterIndex, int index) implements Expr {
        @Override
        public @Nullable Object value(Frame frame) {
            if (ofHeader) {
                return read(frame.header, frame);
            }
            for (@Nullable Object[] row : frame.details) {
                Object value = read(row, frame);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public void each(Frame frame, Consumer<Object> taker) {
            for (@Nullable Object[] row : ofHeader ? headerOnly(frame) : frame.details) {
                Object value = read(row, frame);
                if (value != null) {
                    taker.accept(value);
                }
            }
        }

        private static List<@Nullable Object[]> headerOnly(Frame frame) {
            return List.<@Nullable Object[]>of(frame.header);
        }

        private @Nullable Object read(@Nullable Object[] row, Frame frame) {
            if (filter != null
                    && !filter.comparison()
                            .holds(row[filterIndex], filter.operand().value(frame), filter.asText())) {
                return null;
            }
            return row[index];
        }
    }
}
