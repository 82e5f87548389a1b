package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.BookedOrder;
import java.util.Locale;

/** An order in a list, whatever became of it. */
public final class OrderLineJson {
    private OrderLineJson() {}

    public static ObjectNode of(BookedOrder order) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("store", order.storeId());
        json.put("cart_order_id", order.cartOrderId());
        json.put("order_no", order.orderNo().orElse(null));
        json.put("outcome", order.became().name().toLowerCase(Locale.ROOT));
        json.put("cause", order.cause().map(cause -> cause.text()).orElse(null));
        json.putArray("reasons");
        order.reasons().forEach(json.withArray("reasons")::add);
        json.put("revision", order.revision());
        json.put("seen_at", order.seenAt().toString());
        json.put("placed_at", Texts.of(order.placedAt()));
        json.put("staged_at", Texts.of(order.stagedAt()));
        json.put(
                "import_status",
                order.erp().map(erp -> erp.name().toLowerCase(Locale.ROOT)).orElse(null));
        json.put("import_message", order.message().isEmpty() ? null : order.message());
        json.put("erp_order_no", order.erpOrderNo().orElse(null));
        json.put("buyer_name", order.buyer().name());
        json.put("buyer_email", order.buyer().email());
        json.put("total", order.total().map(Texts::of).orElse(null));
        json.put("currency", order.currency().isEmpty() ? null : order.currency());
        json.put("open_changes", order.openChanges());
        return json;
    }
}
