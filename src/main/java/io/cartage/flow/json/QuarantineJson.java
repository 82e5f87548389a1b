package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.Waiting;

/** Orders that wait for a person, for one cause. */
public final class QuarantineJson {
    private QuarantineJson() {}

    public static ObjectNode of(Waiting.Group group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", group.storeId());
        json.put("code", group.cause().code());
        json.put("cause", group.cause().text());
        json.put("orders", group.orders());
        json.put("oldest", group.oldest().toString());
        for (Waiting order : group.samples()) {
            ObjectNode sample = json.withArray("samples").addObject();
            sample.put("cart_order_id", order.orderId());
            sample.put("order_no", order.orderNo().orElse(null));
            sample.put("since", order.since().toString());
            order.reasons().forEach(sample.withArray("reasons")::add);
        }
        return json;
    }
}
