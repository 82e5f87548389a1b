package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.FlowLine;
import io.cartage.flow.PreparedStore;
import java.util.Locale;

/** How stores and their flows go. */
public final class FlowJson {
    private FlowJson() {}

    /** A store as its file describes it, without what it keeps secret. */
    public static ObjectNode of(PreparedStore store) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", store.id());
        json.put("cart", store.cart().id());
        json.put("customer", store.store().customer());
        json.put("timezone", store.store().timezone().getId());
        json.put("sandbox", store.sandbox().isPresent());
        ArrayNode flows = json.putArray("flows");
        store.flows().forEach(flows::add);
        return json;
    }

    public static ObjectNode of(FlowLine line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", line.storeId());
        json.put("cart", line.cart());
        json.put("customer", line.customer());
        json.put("flow", line.flow());
        json.put("state", line.state().name().toLowerCase(Locale.ROOT));
        json.put("schedule", line.words());
        json.put("on", line.isOn());
        json.put("next_at", Texts.of(line.nextAt()));
        line.lastRun()
                .ifPresentOrElse(
                        run -> json.set("last_run", RunJson.of(line.storeId(), line.flow(), run)),
                        () -> json.putNull("last_run"));
        ArrayNode hours = json.putArray("per_hour");
        line.perHour().forEach(hours::add);
        json.put("failures", line.failures());
        json.put("held", line.held());
        json.put("waiting", line.waiting());
        json.put("waiting_since", Texts.of(line.waitingSince()));
        line.quota()
                .ifPresentOrElse(
                        quota -> json.putObject("quota")
                                .put("left", quota.left())
                                .put("total", quota.total())
                                .put("unit", quota.unit()),
                        () -> json.putNull("quota"));
        json.put("remark", line.remark().isEmpty() ? null : line.remark());
        return json;
    }
}
