package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.ImportResult;
import io.cartage.staging.Outcome;
import java.util.Locale;

/** What became of an order that was judged again. */
public final class ImportResultJson {
    private ImportResultJson() {}

    /** Keys that say nothing of this outcome are null, and {@code reasons} is empty. */
    public static ObjectNode of(String storeId, ImportResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", storeId);
        json.put("cart_order_id", result.id());
        Outcome outcome = result.outcome().orElse(null);
        json.put("outcome", outcome == null ? null : outcome.kind().name().toLowerCase(Locale.ROOT));
        json.put("changed", outcome != null && !outcome.unchanged());
        json.put("revision", outcome instanceof Outcome.Staged staged ? Integer.valueOf(staged.revision()) : null);
        json.put("rule", outcome instanceof Outcome.Filtered filtered ? filtered.rule() : null);
        ArrayNode reasons = json.putArray("reasons");
        if (outcome instanceof Outcome.Quarantined quarantined) {
            quarantined.reasons().forEach(reasons::add);
        }
        return json;
    }
}
