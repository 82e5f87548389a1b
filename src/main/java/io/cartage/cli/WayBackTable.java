package io.cartage.cli;

import io.cartage.cli.HeldUp.Sort;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
                            .map(oldest -> ", the oldest since " + seconds(oldest) + " (UTC)")
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

    /** One line for each store and flow; nothing if nothing is held up. */
    static void summary(List<HeldUp> all, PrintWriter out) {
        Map<String, Map<Sort, Long>> byFlow = new LinkedHashMap<>();
        for (HeldUp some : all) {
            byFlow.computeIfAbsent(some.storeId() + " " + some.flow(), key -> new EnumMap<>(Sort.class))
                    .merge(some.sort(), some.count(), Long::sum);
        }
        if (byFlow.isEmpty()) {
            return;
        }
        out.println();
        out.println("On the way back to the carts ('cartage outbox' tells why, and what to do):");
        byFlow.forEach((flow, counts) -> out.println("  " + flow + ": " + words(counts)));
        out.flush();
    }

    private static String words(Map<Sort, Long> counts) {
        List<String> words = new ArrayList<>();
        counts.forEach((sort, count) -> words.add(ProblemList.count(count, sort.kind()) + " " + sort.words()));
        return String.join(", ", words);
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
                                + some.nextAt().map(WayBackTable::seconds).orElse("now")
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
        return all.stream()
                .filter(some -> some.sort().isWrite() == writes)
                .mapToLong(HeldUp::count)
                .sum();
    }

    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }
}
