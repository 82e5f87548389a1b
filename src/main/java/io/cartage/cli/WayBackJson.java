package io.cartage.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** Prints what is held up on the way back as JSON, one object a cause and line, and nothing else. Times are UTC. */
final class WayBackJson {
    private WayBackJson() {}

    static void print(List<HeldUp> all, PrintWriter out) {
        all.forEach(some -> out.println(json(some)));
        out.flush();
    }

    private static ObjectNode json(HeldUp some) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", some.storeId());
        json.put("flow", some.flow());
        json.put("kind", some.sort().kind());
        json.put("state", some.sort().state());
        json.put("cause", some.cause());
        json.put("count", some.count());
        json.put("oldest", some.oldest().map(Instant::toString).orElse(null));
        json.put("next_at", some.nextAt().map(Instant::toString).orElse(null));
        for (HeldUp.Sample sample : some.samples()) {
            ObjectNode node = json.withArray("samples").addObject();
            node.put("id", sample.id().orElse(null));
            node.put("subject", sample.subject());
            node.put("message", sample.message());
        }
        return json;
    }
}
