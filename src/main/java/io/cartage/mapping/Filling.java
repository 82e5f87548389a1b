package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out the rows of one payload, gathering the reasons against it. Not thread-safe. */
final class Filling {
    private final Frame frame;
    private final Reasons reasons = new Reasons();
    private final List<ExplainedRow> explained = new ArrayList<>();
    private final List<ExplainedRow.Cell> explainedCells = new ArrayList<>();

    Filling(Frame frame) {
        this.frame = frame;
    }

    /** Every reason found; a great many are cut short. */
    List<Reason> reasons() {
        return reasons.all();
    }

    /** The rows cell by cell; empty unless the frame traces. */
    List<ExplainedRow> explained() {
        return explained;
    }

    void add(Reason reason) {
        reasons.add(reason);
    }

    @Nullable
    Object[] header(String table, List<Cell> cells) {
        @Nullable Object[] row = new Object[cells.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(cells.get(i), table, "");
        }
        explainRow(table, "");
        return row;
    }

    List<@Nullable Object[]> details(String table, List<Column> columns, List<Group> groups) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Group group : groups) {
            if (group.each() == null) {
                row(table, columns, group, "group '" + group.name() + "': ", rows);
            } else {
                rows(table, columns, group, group.each(), rows);
            }
        }
        return rows;
    }

    private void rows(String table, List<Column> columns, Group group, Nodes each, List<@Nullable Object[]> rows) {
        int[] count = {0};
        each.visit(frame, element -> {
            count[0]++;
            String where = "row " + count[0] + " of '" + group.name() + "': ";
            frame.inRow(element, () -> row(table, columns, group, where, rows));
            return false;
        });
    }

    private void row(String table, List<Column> columns, Group group, String where, List<@Nullable Object[]> rows) {
        if (!accepted(group, table, where)) {
            return;
        }
        @Nullable Object[] row = new Object[columns.size()];
        for (Group.PlacedCell placed : group.cells()) {
            row[placed.place()] = value(placed.cell(), table, where);
        }
        rows.add(row);
        explainRow(table, group.name());
    }

    private boolean accepted(Group group, String table, String where) {
        if (group.condition() == null) {
            return true;
        }
        try {
            return group.accepts(frame);
        } catch (CellFault fault) {
            add(new Reason(table, where + fault.text(), group.at()));
            return false;
        } finally {
            if (frame.trace != null) {
                frame.trace.take();
            }
        }
    }

    private @Nullable Object value(Cell cell, String table, String where) {
        @Nullable Object value = null;
        @Nullable Reason reason = null;
        try {
            value = cell.value(frame);
        } catch (CellFault fault) {
            reason = new Reason(table + "." + cell.column().name(), where + fault.text(), cell.at());
            add(reason);
        }
        if (frame.trace != null) {
            explainedCells.add(new ExplainedRow.Cell(
                    cell.column().name(),
                    value,
                    frame.trace.take(),
                    cell.written(),
                    cell.at(),
                    Optional.ofNullable(reason)));
        }
        return value;
    }

    private void explainRow(String table, String group) {
        if (frame.trace != null) {
            explained.add(new ExplainedRow(table, group, explainedCells));
            explainedCells.clear();
        }
    }

    /** Whether a payload is of the shape that all mappings take for granted. */
    static boolean isRecord(JsonNode payload) {
        return payload.isObject() && !payload.isEmpty();
    }
}
