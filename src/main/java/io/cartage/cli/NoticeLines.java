package io.cartage.cli;

import static java.util.stream.Collectors.joining;

import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Postbook;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what people should know: for people with what to do, in one line, or as JSON. Times are UTC. */
final class NoticeLines {
    private NoticeLines() {}

    /** @param isLookedFor whether a running process keeps them up to date */
    static void print(List<Notice> notices, boolean isLookedFor, PrintWriter out) {
        for (Notice notice : notices) {
            Notice.Cause cause = notice.cause();
            out.println(cause.kind().word() + ", " + (cause.storeId().isEmpty() ? "all stores" : cause.storeId()) + ": "
                    + cause.message() + number(cause));
            out.println("  since " + Words.second(notice.firstAt()) + " (UTC)"
                    + notice.resolvedAt()
                            .map(at -> ", resolved at " + Words.second(at) + " (UTC)")
                            .orElse(""));
            if (notice.isOpen()) {
                out.println("  -> " + cause.remedy());
            }
            out.println();
        }
        Map<Notice.Kind, Long> open = new EnumMap<>(Notice.Kind.class);
        notices.stream()
                .filter(Notice::isOpen)
                .forEach(notice -> open.merge(notice.cause().kind(), 1L, Long::sum));
        out.println(open.isEmpty() ? "No notice is open." : sentence(open) + ".");
        if (!isLookedFor) {
            out.println("No 'cartage run' is at work on this database: this is what the last one saw.");
        }
    }

    /** How many are open, in one line, and whom no message reached; nothing if there is none of that. */
    static void summary(Map<Notice.Kind, Long> open, List<Postbook.Unreached> unreached, PrintWriter out) {
        if (!open.isEmpty()) {
            out.println();
            out.println(sentence(open) + " ('cartage notices' tells more).");
        }
        for (Postbook.Unreached address : unreached) {
            out.println();
            out.println("Notices don't get to " + address.address() + ", tried at " + Words.second(address.triedAt())
                    + " (UTC): " + address.failure());
        }
        out.flush();
    }

    private static String sentence(Map<Notice.Kind, Long> open) {
        long all = open.values().stream().mapToLong(Long::longValue).sum();
        return ProblemList.count(all, "notice") + (all == 1 ? " is" : " are") + " open: "
                + open.entrySet().stream()
                        .map(kind ->
                                ProblemList.count(kind.getValue(), kind.getKey().word()))
                        .collect(joining(", "));
    }

    private static String number(Notice.Cause cause) {
        return cause.count() == 1 ? "" : String.format(Locale.ROOT, " (%,d)", cause.count());
    }
}
