package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.outbox.QueuedShipment;
import java.util.Locale;

/** A shipment on its way to a cart. */
public final class ShipmentJson {
    private ShipmentJson() {}

    public static ObjectNode of(QueuedShipment shipment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", shipment.id());
        json.put("store", shipment.storeId());
        json.put("shipment_no", shipment.shipmentNo());
        json.put("cart_order_id", shipment.cartOrderId().orElse(null));
        json.put("order_no", shipment.orderNo());
        json.put("carrier", shipment.carrier());
        json.put("ship_method", shipment.shipMethod());
        json.put("tracking_no", shipment.trackingNo());
        json.put("warehouse", shipment.warehouse());
        json.put("shipped_at", Texts.of(shipment.shippedAt()));
        json.put("pushed_at", Texts.of(shipment.pushedAt()));
        json.put("cart_shipment_id", shipment.cartShipmentId());
        json.put("state", shipment.state().name().toLowerCase(Locale.ROOT));
        json.put("cause", shipment.cause());
        json.put("message", shipment.message());
        json.putArray("lines");
        for (QueuedShipment.Line line : shipment.lines()) {
            json.withArray("lines")
                    .addObject()
                    .put("id", line.id())
                    .put("goods", line.goods())
                    .put("quantity", Texts.of(line.quantity()))
                    .put("status", line.status())
                    .put("cause", line.cause())
                    .put("message", line.message())
                    .put("attempts", line.attempts());
        }
        return json;
    }
}
