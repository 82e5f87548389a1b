package io.cartage.cli;

import io.cartage.staging.desk.OrderTrace;
import io.cartage.staging.desk.TraceEvent;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.time.Duration;

/** Prints an order's life for people: where it stands, then a line for each thing that happened. Times are UTC. */
final class TracePrinter {
    private TracePrinter() {}

    static void print(OrderTrace trace, PrintWriter out) {
        out.println(trace.storeId() + " order " + trace.orderNo().orElse(trace.cartOrderId())
                + (trace.orderNo().isPresent() ? ", in the cart " + trace.cartOrderId() : ""));
        out.println("Now: " + trace.standing() + ".");
        out.println();
        for (TraceEvent event : trace.events()) {
            out.printf("  %-19s  %s%s%n", event.at().map(Words::second).orElse("now"), event.text(), run(event));
        }
        out.println();
        out.flush();
    }

    private static String run(TraceEvent event) {
        return event.run()
                .map(id -> "  [run " + id
                        + event.took().map(took -> ", " + words(took)).orElse("") + "]")
                .orElse("");
    }

    /** In milliseconds while that can be read, since most runs are short. */
    private static String words(Duration took) {
        return took.compareTo(Duration.ofMinutes(1)) < 0 ? took.toMillis() + " ms" : Ages.words(took);
    }
}
