package io.cartage.mapping;

import io.cartage.problem.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of rows of the second table.
 *
 * @param each the list whose elements become rows; null if the group is one row
 * @param condition what must hold for a row to come into being; null if nothing must
 * @param cells how its columns are filled
 */
record Group(String name, @Nullable Nodes each, @Nullable Condition condition, List<PlacedCell> cells, Position at) {

    /** A cell with the place of its value in a row. */
    record PlacedCell(Cell cell, int place) {}

    Group {
        cells = List.copyOf(cells);
    }

    boolean accepts(Frame frame) {
        return condition == null || condition.holds(frame);
    }
}
