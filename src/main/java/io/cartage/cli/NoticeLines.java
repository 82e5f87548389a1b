package io.cartage.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Postbook;
import java.io.PrintWriter;
import java.time.Instant;
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
            out.println("  since " + Moments.utc(notice.firstAt()) + " (UTC)"
                    + notice.resolvedAt()
                            .map(at -> ", resolved at " + Moments.utc(at) + " (UTC)")
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
            out.println("Notices don't get to " + address.address() + ", tried at " + Moments.utc(address.triedAt())
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

    static ObjectNode json(Notice notice) {
        Notice.Cause cause = notice.cause();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", notice.id());
        json.put("store", cause.storeId());
        json.put("kind", cause.kind().word());
        json.put("cause", cause.key());
        json.put("message", cause.message());
        json.put("remedy", cause.remedy());
        json.put("count", cause.count());
        json.put("first_at", notice.firstAt().toString());
        json.put("last_at", notice.lastAt().toString());
        json.put("resolved_at", notice.resolvedAt().map(Instant::toString).orElse(null));
        return json;
    }
}
