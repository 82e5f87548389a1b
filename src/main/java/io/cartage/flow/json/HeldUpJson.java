package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.HeldUp;

/** What is held up on the way back to a cart, for one cause. */
public final class HeldUpJson {
    private HeldUpJson() {}

    public static ObjectNode of(HeldUp some) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", some.storeId());
        json.put("flow", some.flow());
        json.put("kind", some.sort().kind());
        json.put("state", some.sort().state());
        json.put("cause", some.cause());
        json.put("count", some.count());
        json.put("oldest", Texts.of(some.oldest()));
        json.put("next_at", Texts.of(some.nextAt()));
        for (HeldUp.Sample sample : some.samples()) {
            ObjectNode node = json.withArray("samples").addObject();
            node.put("id", sample.id().orElse(null));
            node.put("subject", sample.subject());
            node.put("message", sample.message());
        }
        return json;
    }
}
