package io.cartage.flow.bench;

import io.cartage.problem.Problem;
import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mapping of orders as a table of columns.
 *
 * @param parts the order's row first, then each group of lines
 * @param others what is wrong elsewhere in the file
 * @param lookups the names of the lookups there are
 * @param isRead whether the text could be read at all; if not there are no parts
 * @param isOverlay whether it is laid over the default
 */
public record MappingForm(
        List<Part> parts, List<Problem> others, List<String> lookups, boolean isRead, boolean isOverlay) {

    public MappingForm {
        parts = List.copyOf(parts);
        others = List.copyOf(others);
        lookups = List.copyOf(lookups);
    }

    /**
     * The columns of the order's row, or of one group of lines.
     *
     * @param group empty for the order's row
     * @param rule when there are such lines; empty for the order's row
     */
    public record Part(String table, String group, Optional<FormRule> rule, List<Row> rows) {
        public Part {
            rows = List.copyOf(rows);
        }

        /** Names the group within the form. */
        public String place() {
            return table + "/" + group;
        }

        public long mapped() {
            return rows.stream().filter(row -> row.origin() != Origin.NONE).count();
        }

        public long faulty() {
            return rows.stream().filter(row -> !row.problems().isEmpty()).count()
                    + rule.filter(one -> !one.problems().isEmpty()).stream().count();
        }
    }

    /** Whose entry counts. */
    public enum Origin {
        OWN,
        DEFAULT,
        NONE
    }

    /**
     * One column.
     *
     * @param place names it within the form
     * @param meaning what the ERP contract says of it; may be empty
     * @param yaml the entry as it stands in the file, for what the form has no fields for
     * @param line where it stands, in the file that says so; 0 if none does
     * @param lineBelow where the default has an entry of it, be it replaced or not; 0 if it hasn't
     */
    public record Row(
            String place,
            Column column,
            String meaning,
            Origin origin,
            FormEntry entry,
            String yaml,
            int line,
            int lineBelow,
            List<Problem> problems) {

        public Row {
            problems = List.copyOf(problems);
        }

        /** Whether a row without a value can't be staged. */
        public boolean isNeeded() {
            return !column.nullable() && !column.hasDefault();
        }

        /** The column's type as people write it. */
        public String type() {
            String name = column.type().name().toLowerCase(Locale.ROOT);
            boolean isSized = column.size() > 0
                    && List.of(ColumnType.TEXT, ColumnType.DECIMAL).contains(column.type());
            String size = !isSized ? "" : " " + column.size() + (column.scale() == 0 ? "" : "," + column.scale());
            return name + size;
        }
    }
}
