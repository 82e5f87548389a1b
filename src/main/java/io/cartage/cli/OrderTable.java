package io.cartage.cli;

import io.cartage.flow.ListedOrder;
import io.cartage.flow.OrderListing;
import io.cartage.flow.PreparedStore;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a listing of orders as a table with a line of counts at its end. Times are the store's. */
final class OrderTable implements OrderLines {
    private final PrintWriter out;
    private final Moments moments;
    private long staged;
    private long filtered;
    private long quarantined;
    private long fresh;

    OrderTable(PrintWriter out, Moments moments) {
        this.out = out;
        this.moments = moments;
    }

    @Override
    public void begin(PreparedStore store, OrderListing.Query query) {
        out.println("Orders of " + store.id() + " in " + store.cart().name() + ", made from "
                + moments.minute(query.from()) + " to " + moments.minute(query.until()) + " ("
                + moments.zone() + "):");
        out.println();
        row("cart id", "order no", "made", "status", "total", "state");
        out.flush();
    }

    @Override
    public void show(List<ListedOrder> page) {
        for (ListedOrder order : page) {
            String total = order.order().total().map(BigDecimal::toPlainString).orElse("?");
            row(
                    order.order().id(),
                    order.orderNo(),
                    moments.minute(order.order().created()),
                    order.order().status(),
                    total + " " + order.order().currency(),
                    state(order.state()));
        }
        out.flush();
    }

    @Override
    public void end() {
        long all = staged + filtered + quarantined + fresh;
        out.println();
        out.println(
                all == 0
                        ? "No such order. --from and --to name another span of time."
                        : ProblemList.count(all, "order") + ": " + staged + " staged, " + filtered + " filtered, "
                                + quarantined + " quarantined, " + fresh + " new.");
        out.flush();
    }

    private void row(String id, String orderNo, String made, String status, String total, String state) {
        out.println(String.format(
                Locale.ROOT, "  %-13s %-12s %-16s %-28s %16s  %s", id, orderNo, made, status, total, state));
    }

    /** In words, and counted. */
    private String state(ListedOrder.State state) {
        if (state instanceof ListedOrder.Staged here) {
            staged++;
            return "staged, revision " + here.revision()
                    + here.importStatus().map(status -> ", " + status).orElse(", no longer in the tables")
                    + here.erpOrderNo().map(number -> " as " + number).orElse("") + since(here.changedSince());
        }
        if (state instanceof ListedOrder.Filtered here) {
            filtered++;
            return "filtered: " + here.rule();
        }
        if (state instanceof ListedOrder.Quarantined here) {
            quarantined++;
            return "quarantined: " + here.reasons().stream().collect(Collectors.joining("; "))
                    + since(here.changedSince());
        }
        fresh++;
        return "new";
    }

    private static String since(boolean changed) {
        return changed ? "; changed in the cart since" : "";
    }
}
