package io.cartage.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.cartage.flow.HeldUp;
import io.cartage.flow.HeldUp.Sort;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what is held up on the way back to the carts: cause by cause with what to do, or in a line a flow. UTC. */
final class WayBackTable {
    private WayBackTable() {}

    /** Each cause with some samples, and what to do. */
    static void print(List<HeldUp> all, PrintWriter out) {
        for (HeldUp some : all) {
            out.println(some.storeId() + " " + some.flow() + ": "
                    + ProblemList.count(some.count(), some.sort().kind())
                    + " " + some.sort().words()
                    + (some.cause().isEmpty() ? "" : ", " + some.cause())
                    + some.oldest()
                            .map(oldest -> ", the oldest since " + Words.second(oldest) + " (UTC)")
                            .orElse(""));
            some.samples().forEach(sample -> out.println("  " + line(sample)));
            long more = some.count() - some.samples().size();
            if (more > 0) {
                out.println("  and " + String.format(Locale.ROOT, "%,d", more) + " more");
            }
            out.println("  -> " + whatToDo(some));
            out.println();
        }
        long writes = count(all, true);
        long rows = count(all, false);
        out.println(
                all.isEmpty()
                        ? "Nothing is held up on the way back."
                        : ProblemList.count(writes, "write") + " and " + ProblemList.count(rows, "row")
                                + " are on the way back or held up.");
        out.flush();
    }

    /** One line for each store and flow, with the causes; nothing if nothing is held up. */
    static void summary(List<HeldUp> all, PrintWriter out) {
        if (all.isEmpty()) {
            return;
        }
        out.println();
        out.println("Still on the way back, or held up ('cartage outbox' tells why, and what to do):");
        all.stream()
                .collect(groupingBy(some -> some.storeId() + " " + some.flow(), LinkedHashMap::new, toList()))
                .forEach((flow, some) -> out.println("  " + flow + ": " + sorts(some)));
        out.flush();
    }

    private static String sorts(List<HeldUp> ofOneFlow) {
        Map<Sort, List<HeldUp>> bySort =
                ofOneFlow.stream().collect(groupingBy(HeldUp::sort, () -> new EnumMap<>(Sort.class), toList()));
        return bySort.entrySet().stream()
                .map(sort ->
                        ProblemList.count(sum(sort.getValue()), sort.getKey().kind()) + " "
                                + sort.getKey().words() + causes(sort.getValue()))
                .collect(joining(", "));
    }

    /** The causes, with how many each where there are several; nothing for what only waits for its turn. */
    private static String causes(List<HeldUp> ofOneSort) {
        if (ofOneSort.stream().allMatch(some -> some.cause().isEmpty())) {
            return "";
        }
        return ofOneSort.stream()
                .map(some -> (ofOneSort.size() == 1 ? "" : String.format(Locale.ROOT, "%,d ", some.count()))
                        + (some.cause().isEmpty() ? "new" : some.cause()))
                .collect(joining(", ", " (", ")"));
    }

    private static long sum(List<HeldUp> some) {
        return some.stream().mapToLong(HeldUp::count).sum();
    }

    private static String line(HeldUp.Sample sample) {
        return sample.id().map(id -> "#" + id + " ").orElse("")
                + sample.subject()
                + (sample.message().isEmpty() ? "" : ": " + sample.message());
    }

    private static String whatToDo(HeldUp some) {
        String choice = " --store " + some.storeId() + " --flow " + some.flow() + " --cause "
                + (some.cause().isEmpty() ? "''" : some.cause());
        return switch (some.sort()) {
            case TO_SEND ->
                some.cause().isEmpty()
                        ? "the next run sends it"
                        : "tried again from "
                                + some.nextAt().map(Words::second).orElse("now")
                                + " (UTC) on; with the next run after 'cartage outbox retry" + choice + "'";
            case IN_DOUBT -> "the next run finds out whether the cart has it, before it sends it again";
            case PARKED ->
                "mend what is told, then 'cartage outbox retry" + choice + "'; or give it up with 'cartage outbox drop"
                        + choice + "'";
            case ROW_WAITING -> "each run looks again; it goes by itself once the cause is gone";
            case ROW_REFUSED ->
                "the ERP corrects the row and sets push_status to 'pending'; or, once the cause is gone,"
                        + " 'cartage outbox retry" + choice + "'";
        };
    }

    private static long count(List<HeldUp> all, boolean writes) {
        return sum(all.stream().filter(some -> some.sort().isWrite() == writes).toList());
    }
}
