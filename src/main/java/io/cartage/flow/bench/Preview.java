package io.cartage.flow.bench;

import io.cartage.mapping.ExplainedRow;
import io.cartage.problem.Position;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping makes of a record, beside what the saved one makes of it.
 *
 * @param rows those of the draft in their order, then those that only the saved mapping makes
 * @param reasons why the record would not be taken as it is; empty if it would
 * @param before why the saved mapping would not take it; empty if it would
 * @param remarks what a person should know although the record is taken
 */
public record Preview(List<Row> rows, List<String> reasons, List<String> before, List<String> remarks) {

    public Preview {
        rows = List.copyOf(rows);
        reasons = List.copyOf(reasons);
        before = List.copyOf(before);
        remarks = List.copyOf(remarks);
    }

    /** How a row or cell stands to what the saved mapping makes. */
    public enum Change {
        NONE,
        CHANGED,
        ADDED,
        GONE
    }

    /**
     * A row, or the payload of a flow back to the cart.
     *
     * @param group of rows that it comes from; may be empty
     */
    public record Row(String table, String group, Change change, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public long changed() {
            return cells.stream().filter(cell -> cell.change() != Change.NONE).count();
        }
    }

    /**
     * A cell, or a field of a payload.
     *
     * @param value as it would be written; empty for nothing
     * @param before what the saved mapping writes there, if it is something else
     * @param sources where it comes from
     * @param at the line of the mapping
     * @param fault why there is no value
     */
    public record Cell(
            String column,
            String value,
            Change change,
            String before,
            List<ExplainedRow.Source> sources,
            Position at,
            Optional<String> fault) {

        public Cell {
            sources = List.copyOf(sources);
        }
    }

    /** In how many cells it differs from what the saved mapping makes; a whole row counts as one. */
    public long changes() {
        return rows.stream()
                .mapToLong(row -> row.change() == Change.NONE ? row.changed() : 1)
                .sum();
    }
}
