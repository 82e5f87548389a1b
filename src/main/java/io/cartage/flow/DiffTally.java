package io.cartage.flow;

import io.cartage.flow.DiffReport.ColumnChange;
import io.cartage.flow.DiffReport.Example;
import io.cartage.flow.DiffReport.Reasoned;
import io.cartage.flow.DiffReport.Turn;
import io.cartage.mapping.Reason;
import io.cartage.mapping.RowsDiff;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what changes from one mapping to another, with a few examples of each change. One thread uses it. */
final class DiffTally {
    private static final String CONTROL = "control.";

    /** Causes that come after so many are counted as one. */
    private static final int MOST_CAUSES = 100;

    private static final String FURTHER = "further causes";

    private final int examples;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Orders> held = new LinkedHashMap<>();
    private final Map<String, Orders> freed = new LinkedHashMap<>();
    private long orders;
    private long same;
    private long changed;
    private long leftOut;
    private long brokenTotals;

    DiffTally(int examples) {
        this.examples = examples;
    }

    private static final class Column {
        private final String table;
        private final String name;
        private final List<Example> examples = new ArrayList<>();
        private long cells;
        private long orders;

        /** Which of the changed orders was counted last. */
        private long latest;

        Column(RowsDiff.Cell cell) {
            this.table = cell.table();
            this.name = cell.column();
        }

        ColumnChange told() {
            return new ColumnChange(table, name, cells, orders, examples);
        }
    }

    private static final class Orders {
        private final List<Reasoned> examples = new ArrayList<>();
        private final boolean brokenTotal;
        private long count;

        Orders(boolean brokenTotal) {
            this.brokenTotal = brokenTotal;
        }
    }

    void leaveOut() {
        leftOut++;
    }

    void both(String order, RowsDiff diff) {
        orders++;
        if (diff.cells().isEmpty()) {
            same++;
            return;
        }
        changed++;
        diff.cells().forEach(cell -> count(order, cell));
    }

    private void count(String order, RowsDiff.Cell cell) {
        Column column = columns.computeIfAbsent(cell.table() + "." + cell.column(), name -> new Column(cell));
        column.cells++;
        if (column.latest != changed) {
            column.latest = changed;
            column.orders++;
        }
        if (column.examples.size() < examples) {
            column.examples.add(new Example(order, cell.before(), cell.after()));
        }
    }

    void held(String order, Unmappable now) {
        orders++;
        count(order, now, held);
        if (hasBrokenTotal(now)) {
            brokenTotals++;
        }
    }

    void freed(String order, Unmappable then) {
        orders++;
        count(order, then, freed);
    }

    /** Both hold it back; a total that breaks only now is told all the same, for nothing else stands in its way. */
    void neither(String order, Unmappable then, Unmappable now) {
        orders++;
        if (hasBrokenTotal(now) && !hasBrokenTotal(then)) {
            brokenTotals++;
            count(order, now, held);
        } else {
            same++;
        }
    }

    private static boolean hasBrokenTotal(Unmappable result) {
        return result.reasons().stream().anyMatch(reason -> reason.column().startsWith(CONTROL));
    }

    private void count(String order, Unmappable result, Map<String, Orders> causes) {
        Reason first = result.reasons().get(0);
        String cause = Cause.of(first.toString()).text();
        String place = causes.containsKey(cause) || causes.size() < MOST_CAUSES ? cause : FURTHER;
        Orders of =
                causes.computeIfAbsent(place, text -> new Orders(first.column().startsWith(CONTROL)));
        of.count++;
        if (of.examples.size() < examples) {
            of.examples.add(new Reasoned(order, first.toString()));
        }
    }

    DiffReport report() {
        return new DiffReport(
                orders,
                same,
                changed,
                leftOut,
                brokenTotals,
                columns.values().stream()
                        .map(Column::told)
                        .sorted(Comparator.comparingLong(ColumnChange::cells).reversed())
                        .toList(),
                turns(held),
                turns(freed));
    }

    private static List<Turn> turns(Map<String, Orders> causes) {
        return causes.entrySet().stream()
                .map(entry -> new Turn(
                        entry.getKey(),
                        entry.getValue().brokenTotal,
                        entry.getValue().count,
                        entry.getValue().examples))
                .sorted(Comparator.comparingLong(Turn::orders).reversed())
                .toList();
    }
}
