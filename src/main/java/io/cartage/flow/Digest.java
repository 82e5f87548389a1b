package io.cartage.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Words;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One message to one address: the notices that are new to it, and those that are resolved since.
 *
 * @param notices open ones are new
 * @param open how many are open in all
 */
record Digest(List<Notice> notices, long open) {

    Digest {
        notices = List.copyOf(notices);
    }

    /** What is in it, in one line: {@code Cartage: 1 alert, 2 errors; 1 resolved (acme-us)}. */
    String subject() {
        Map<Notice.Kind, Long> fresh = new EnumMap<>(Notice.Kind.class);
        notices.stream()
                .filter(Notice::isOpen)
                .forEach(notice -> fresh.merge(notice.cause().kind(), 1L, Long::sum));
        long resolved = notices.stream().filter(notice -> !notice.isOpen()).count();
        String kinds = fresh.entrySet().stream()
                .map(kind -> count(kind.getValue(), kind.getKey().word()))
                .collect(Collectors.joining(", "));
        List<String> stores = notices.stream().map(Digest::store).distinct().toList();
        return "Cartage: " + kinds + (kinds.isEmpty() || resolved == 0 ? "" : "; ")
                + (resolved == 0 ? "" : resolved + " resolved") + " ("
                + (stores.size() > 3 ? stores.size() + " stores" : String.join(", ", stores)) + ")";
    }

    /** For people. Times are UTC. */
    String text() {
        StringBuilder text = new StringBuilder();
        part("New:", true, text);
        part("Resolved:", false, text);
        return text.append(
                        open == 0
                                ? "No notice is open now.\n"
                                : count(open, "notice") + (open == 1 ? " is" : " are")
                                        + " open now; 'cartage notices' shows what is.\n")
                .toString();
    }

    private void part(String title, boolean fresh, StringBuilder text) {
        List<Notice> some =
                notices.stream().filter(notice -> notice.isOpen() == fresh).toList();
        if (some.isEmpty()) {
            return;
        }
        text.append(title).append("\n\n");
        for (Notice notice : some) {
            Notice.Cause cause = notice.cause();
            text.append(cause.kind().word())
                    .append(", ")
                    .append(store(notice))
                    .append(": ")
                    .append(cause.message());
            text.append(cause.count() == 1 ? "" : String.format(Locale.ROOT, " (%,d)", cause.count()));
            text.append("\n  since ").append(Words.second(notice.firstAt())).append(" (UTC)");
            notice.resolvedAt().ifPresent(at -> text.append(", resolved at ")
                    .append(Words.second(at))
                    .append(" (UTC)"));
            text.append(fresh ? "\n  -> " + cause.remedy() : "").append("\n\n");
        }
    }

    /** For machines. Whoever gets a message twice knows it by the ids and events. */
    String json(Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sent_at", now.toString());
        json.put("open", open);
        ArrayNode all = json.putArray("notices");
        for (Notice notice : notices) {
            Notice.Cause cause = notice.cause();
            ObjectNode one = all.addObject();
            one.put("id", notice.id());
            one.put("event", notice.isOpen() ? "opened" : "resolved");
            one.put("store", cause.storeId());
            one.put("kind", cause.kind().word());
            one.put("cause", cause.key());
            one.put("message", cause.message());
            one.put("remedy", cause.remedy());
            one.put("count", cause.count());
            one.put("first_at", notice.firstAt().toString());
            one.put("resolved_at", notice.resolvedAt().map(Instant::toString).orElse(null));
        }
        return json.toString();
    }

    private static String store(Notice notice) {
        String store = notice.cause().storeId();
        return store.isEmpty() ? "all stores" : store;
    }

    private static String count(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
