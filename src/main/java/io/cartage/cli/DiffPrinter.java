package io.cartage.cli;

import io.cartage.flow.DiffReport;
import io.cartage.flow.DiffReport.ColumnChange;
import io.cartage.flow.DiffReport.Turn;
import io.cartage.mapping.MappingPlan;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints for people what another mapping would change: the counts, then each column and cause with examples. */
final class DiffPrinter {
    private final PrintWriter out;

    DiffPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(MappingPlan before, MappingPlan after, DiffReport report) {
        out.println("Before: " + before.path() + ", version " + before.version());
        out.println("After:  " + after.path() + ", version " + after.version());
        out.println(counts(report));
        report.columns().forEach(this::column);
        turns("Would be quarantined", report.held());
        turns("Would be staged, and are quarantined now", report.freed());
        if (report.brokenTotals() > 0) {
            out.println();
            out.println("A control total breaks in " + ProblemList.count(report.brokenTotals(), "order") + ".");
        }
        out.flush();
    }

    private static String counts(DiffReport report) {
        return ProblemList.count(report.orders(), "order") + ": " + report.same() + " as before, " + report.changed()
                + " with other cells, " + report.heldOrders() + " quarantined, " + report.freedOrders() + " freed."
                + (report.leftOut() == 0
                        ? ""
                        : " " + report.leftOut() + " more were not tried: the store's filter leaves them out, or the"
                                + " archive has only some of their lines.");
    }

    private void column(ColumnChange change) {
        boolean rows = change.column().isEmpty();
        String count = ProblemList.count(change.cells(), rows ? "row" : "cell");
        out.println();
        out.println(change.table() + (rows ? ", rows that come or go: " : "." + change.column() + ": ") + count + " of "
                + ProblemList.count(change.orders(), "order"));
        change.examples()
                .forEach(example -> out.println(String.format(
                        Locale.ROOT,
                        "  %-16s %s -> %s",
                        example.order(),
                        rows ? row(example.before()) : shown(example.before()),
                        rows ? row(example.after()) : shown(example.after()))));
    }

    private void turns(String what, List<Turn> turns) {
        if (turns.isEmpty()) {
            return;
        }
        out.println();
        out.println(what + ":");
        for (Turn turn : turns) {
            out.println("  " + ProblemList.count(turn.orders(), "order") + ": " + turn.cause());
            turn.examples()
                    .forEach(example ->
                            out.println(String.format(Locale.ROOT, "    %-16s %s", example.order(), example.reason())));
        }
    }

    private static String row(@Nullable Object text) {
        return text == null ? "no row" : text.toString();
    }

    static String shown(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : value.toString().replaceAll("\\s+", " ");
    }
}
