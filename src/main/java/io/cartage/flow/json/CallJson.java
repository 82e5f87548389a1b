package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.Call;

/** One call to a cart. */
public final class CallJson {
    private CallJson() {}

    public static ObjectNode of(Call call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", call.storeId());
        json.put("flow", call.flow());
        json.put("run", call.runId().isPresent() ? Long.valueOf(call.runId().getAsLong()) : null);
        json.put("at", call.at().toString());
        json.put("method", call.method());
        json.put("path", call.path());
        json.put("status", call.status());
        json.put("millis", call.millis());
        json.put("cost", call.cost());
        json.put("attempt", call.attempt());
        json.put("error", call.error().orElse(null));
        json.put("request", call.request().orElse(null));
        json.put("response", call.response().orElse(null));
        return json;
    }
}
