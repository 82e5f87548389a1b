package io.cartage.console.view;

import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Postbook;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A notice, with whom it was told and where it is put right.
 *
 * @param place where that is; empty where no page can do anything about it
 */
public record NoticeLine(Notice notice, List<Postbook.Told> told, Optional<Link> place) {
    public NoticeLine {
        told = List.copyOf(told);
    }

    public static NoticeLine of(Notice notice, List<Postbook.Told> told) {
        return new NoticeLine(
                notice,
                told.stream().filter(one -> one.noticeId() == notice.id()).toList(),
                place(notice.cause()).filter(NoticeLine::isThere));
    }

    /** What a cause is about stands at the beginning of its key. */
    private static Optional<Link> place(Notice.Cause cause) {
        String[] parts = cause.key().split("/", -1);
        String second = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "quarantine" ->
                list(cause, "/orders")
                        .map(orders -> orders.with("outcome", "quarantined").with("cause", second));
            case "unacknowledged" -> list(cause, "/orders").map(orders -> orders.with("erp", "pending"));
            case "refused-by-erp" -> list(cause, "/orders").map(orders -> orders.with("erp", "error"));
            case "writes", "rows" -> list(cause, second.equals("statuses") ? "/shipments/statuses" : "/" + second);
            case "shipments" -> list(cause, "/shipments");
            case "runs" ->
                list(cause, "/notices/runs")
                        .map(runs -> runs.with("flow", second).with("status", "failed"));
            case "refused", "silent" -> Optional.of(Link.to("/stores/" + Link.escaped(cause.storeId())));
            case "edit" -> Optional.of(file(second));
            default -> Optional.empty();
        };
    }

    /** A list of the store's. */
    private static Optional<Link> list(Notice.Cause cause, String path) {
        return Optional.of(Link.to(path).with("store", cause.storeId()));
    }

    private static Link file(String room) {
        return room.equals("mappings") || room.equals("stores")
                ? Link.to("/" + room)
                : Link.to("/notices/events").with("kind", "edit");
    }

    private static boolean isThere(Link place) {
        return Arrays.stream(Section.values())
                .map(Section::path)
                .filter(path -> !path.equals("/"))
                .anyMatch(path -> place.path().equals(path) || place.path().startsWith(path + "/"));
    }
}
