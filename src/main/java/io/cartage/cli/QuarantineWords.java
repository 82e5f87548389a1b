package io.cartage.cli;

import io.cartage.staging.desk.Waiting;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.List;

/** Tells what is in quarantine, cause by cause: for people with what to do, or as JSON. Times are UTC. */
final class QuarantineWords {
    private QuarantineWords() {}

    static void print(List<Waiting.Group> groups, PrintWriter out) {
        for (Waiting.Group group : groups) {
            String code = group.cause().code();
            out.println(group.storeId() + ": " + ProblemList.count(group.orders(), "order") + ", cause " + code
                    + ", the oldest since " + Words.second(group.oldest()) + " (UTC)");
            out.println("  " + group.cause().text());
            group.samples().forEach(order -> sample(order, out));
            long more = group.orders() - group.samples().size();
            if (more > 0 && !group.samples().isEmpty()) {
                out.println("  and " + more + " more");
            }
            out.println(
                    "  -> an edit of the mapping or of a lookup that mends it lets them go with the next run; else mend"
                            + " it, then 'cartage quarantine release " + group.storeId() + " --cause " + code
                            + "'; or 'drop' in"
                            + " place of 'release'");
            out.println();
        }
        long orders = groups.stream().mapToLong(Waiting.Group::orders).sum();
        out.println(
                groups.isEmpty()
                        ? "Nothing is in quarantine."
                        : ProblemList.count(orders, "order") + " in quarantine for "
                                + ProblemList.count(groups.size(), "cause") + ".");
    }

    private static void sample(Waiting order, PrintWriter out) {
        int more = order.reasons().size() - 1;
        out.println("  order " + order.orderId() + ": " + order.reasons().get(0)
                + (more > 0 ? "; and " + ProblemList.count(more, "further reason") : ""));
    }

    /** All that is known of one order that waits. */
    static void print(Waiting order, PrintWriter out) {
        out.println("Order " + order.orderId() + " of " + order.storeId() + " is in quarantine:");
        order.reasons().forEach(reason -> out.println("  " + reason));
        out.println();
        line("cause", order.cause().code() + "  " + order.cause().text(), out);
        line("since", Words.second(order.since()) + " (UTC)", out);
        line(
                "received",
                order.receivedAt().map(at -> Words.second(at) + " (UTC)").orElse("no longer in the archive"),
                out);
        line("mapping", order.mappingVersion().orElse("of an older Cartage"), out);
        line(
                "the ERP has",
                order.revision() == 0
                        ? "nothing of it"
                        : "revision " + order.revision() + " of "
                                + order.orderNo().orElse("it"),
                out);
        out.println();
        String those = order.storeId() + " " + order.orderId();
        out.println("Once it is mended: 'cartage quarantine release " + those
                + "'. If the ERP shall never have it: 'cartage quarantine drop " + those + " --reason …'.");
        out.println("If it was mended in the cart, the next run brings it by itself.");
    }

    private static void line(String name, String value, PrintWriter out) {
        out.println("  " + (name + ":            ").substring(0, 13) + value);
    }
}
