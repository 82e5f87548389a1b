package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.BackfillAccount;
import io.cartage.flow.BackfillProgress;
import io.cartage.flow.BackfillRequest;
import io.cartage.flow.connect.BackfillDesk.Status;
import io.cartage.staging.BackfillState;
import io.cartage.staging.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the backfills of a store stand. */
public final class BackfillJson {
    private BackfillJson() {}

    /**
     * Of one store.
     *
     * @param latest of this process; null if there was none
     */
    public static ObjectNode of(String storeId, Optional<Status> latest, List<BackfillState> unfinished) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", storeId);
        json.set("latest", latest.map(BackfillJson::of).orElse(null));
        ArrayNode others = json.putArray("unfinished");
        unfinished.forEach(state -> others.add(of(state)));
        return json;
    }

    private static ObjectNode of(Status status) {
        BackfillRequest request = status.request();
        Optional<BackfillProgress> progress = status.progress();
        ObjectNode json = span(request.from(), request.to());
        json.put("state", status.state().name().toLowerCase(Locale.ROOT));
        json.put("share", request.sharePercent());
        json.put("by", status.by());
        json.put("began_at", status.beganAt().toString());
        json.put("done_until", Texts.of(progress.map(now -> now.done().doneTo())));
        json.put(
                "percent",
                progress.map(now -> (int) Math.floor(100 * now.share())).orElse(0));
        CountsJson.put(progress.map(BackfillProgress::counts).orElse(Counts.NONE), json);
        json.put("calls", progress.map(BackfillProgress::calls).orElse(0L));
        json.put(
                "seconds_left",
                progress.filter(now -> status.isAtWork())
                        .flatMap(BackfillProgress::left)
                        .map(Duration::toSeconds)
                        .orElse(null));
        json.put("end", status.account().map(BackfillJson::end).orElse(null));
        String message = status.account().map(BackfillAccount::message).orElse(status.fault());
        return json.put("message", message.isEmpty() ? null : message);
    }

    private static String end(BackfillAccount account) {
        return account.end().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode of(BackfillState state) {
        ObjectNode json = span(state.from(), state.to());
        json.put("done_until", state.doneTo().toString());
        CountsJson.put(state.counts(), json);
        return json.put("calls", state.calls());
    }

    private static ObjectNode span(Instant from, Instant until) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", from.toString())
                .put("until", until.toString());
    }
}
