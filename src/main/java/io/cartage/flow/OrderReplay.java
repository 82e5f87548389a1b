package io.cartage.flow;

import io.cartage.staging.Archived;
import io.cartage.staging.Choice;
import io.cartage.staging.Replays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the archived orders of one run, page by page. One thread uses it. */
final class OrderReplay {
    private static final int PAGE = 250;

    private static final String UNKNOWN = "it is not in the archive. 'cartage import orders' reads it from the cart";

    private final String storeId;
    private final RunTask.Replay task;
    private String after = "";
    private int named;
    private boolean more = true;

    OrderReplay(String storeId, RunTask.Replay task) {
        this.storeId = storeId;
        this.task = task;
    }

    boolean isMore() {
        return more;
    }

    private static String why(@Nullable Instant purgedAt) {
        return purgedAt == null
                ? UNKNOWN
                : "its payload was purged on " + LocalDate.ofInstant(purgedAt, ZoneOffset.UTC)
                        + ", so it can't be judged again until it changes in the cart";
    }

    List<Archived> next(Replays replays) {
        return task.choice() instanceof Choice.Named all ? next(replays, all.ids()) : nextOf(replays);
    }

    private List<Archived> nextOf(Replays replays) {
        List<Archived> page = replays.page(storeId, Flow.ORDERS, task.choice(), after, PAGE);
        more = page.size() == PAGE;
        if (more) {
            after = page.get(PAGE - 1).payload().recordId();
        }
        return page;
    }

    private List<Archived> next(Replays replays, List<String> all) {
        List<String> ids = all.subList(named, Math.min(all.size(), named + PAGE));
        named += ids.size();
        more = named < all.size();
        List<Archived> page =
                ids.isEmpty() ? List.of() : replays.page(storeId, Flow.ORDERS, new Choice.Named(ids), "", PAGE);
        Set<String> found = new HashSet<>();
        page.forEach(order -> found.add(order.payload().recordId()));
        List<String> missing = ids.stream().filter(id -> !found.contains(id)).toList();
        Map<String, Instant> purged = replays.purged(storeId, Flow.ORDERS, missing);
        missing.forEach(id -> task.tell(new ImportResult(id, Optional.empty(), why(purged.get(id)))));
        return page;
    }
}
