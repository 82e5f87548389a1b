package io.cartage.cli;

import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Calls;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Tells calls to a cart: a line each, with what was sent and answered where it failed, and what they come to. */
final class CallLines {
    private CallLines() {}

    static void print(List<Call> calls, Calls.Totals totals, PrintWriter out) {
        if (totals.calls() == 0) {
            out.println("No such call is in the log.");
            return;
        }
        if (!calls.isEmpty()) {
            out.println(line("time (UTC)", "flow", "run", "status", "millis", "cost", "try", "call"));
            calls.forEach(call -> print(call, out));
            out.println();
        }
        out.println(String.format(
                Locale.ROOT,
                "%s, %,d failed; half of them took %,d ms at most, the slowest %,d ms; cost %,d.",
                ProblemList.count(totals.calls(), "call"),
                totals.failed(),
                totals.median(),
                totals.slowest(),
                totals.cost()));
    }

    private static void print(Call call, PrintWriter out) {
        out.println(line(
                Words.second(call.at()),
                call.flow(),
                call.runId().isPresent() ? String.valueOf(call.runId().getAsLong()) : "-",
                call.status() == 0 ? "none" : String.valueOf(call.status()),
                String.valueOf(call.millis()),
                String.valueOf(call.cost()),
                String.valueOf(call.attempt()),
                call.method() + " " + call.path()));
        call.error().ifPresent(error -> out.println("      " + error));
        call.request().ifPresent(text -> out.println("      sent      " + text));
        call.response().ifPresent(text -> out.println("      answered  " + text));
    }

    private static String line(Object... columns) {
        return String.format(Locale.ROOT, "  %-19s  %-9s  %6s  %6s  %6s  %5s  %3s  %s", columns);
    }
}
