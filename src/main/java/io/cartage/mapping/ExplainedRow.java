package io.cartage.mapping;

import io.cartage.problem.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row that a payload would become, cell by cell.
 *
 * @param group the name of the group the row comes from, empty for the order's own row
 */
public record ExplainedRow(String table, String group, List<Cell> cells) {

    public ExplainedRow {
        cells = List.copyOf(cells);
    }

    /**
     * One cell.
     *
     * @param value as it would be written
     * @param sources the places in the payload that were looked at, in that order
     * @param written its entry in the mapping, in one line: a path, a formula, or the words that change a value
     * @param at the line of the mapping
     * @param reason why the cell can't be filled
     */
    public record Cell(
            String column,
            @Nullable Object value,
            List<Source> sources,
            String written,
            Position at,
            Optional<Reason> reason) {

        public Cell {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A value that a cell was made of.
     *
     * @param path with the indexes of lists: {@code consignments.shipping[0].line_items[2].sku}
     * @param value null if nothing stands there
     */
    public record Source(String path, @Nullable Object value) {}
}
