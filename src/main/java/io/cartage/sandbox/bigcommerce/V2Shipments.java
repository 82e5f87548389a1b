package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.bigcommerce.Orders.Rewritten;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The shipments of one order: read, recorded, changed, taken back. */
final class V2Shipments {
    private static final int SHIPPED = 2;
    private static final int PARTLY_SHIPPED = 3;

    /** Incomplete, refunded, cancelled, declined. */
    private static final Set<Integer> NEVER_SHIPPED = Set.of(0, 4, 5, 6);

    private final Orders orders;
    private final BigCommerceApi api;

    V2Shipments(Orders orders, BigCommerceApi api) {
        this.orders = orders;
        this.api = api;
    }

    /** At {@code …/shipments}. */
    Answer all(Request request, Order order) {
        return switch (request.method()) {
            case "POST" -> create(request, order);
            case "DELETE" -> {
                rewrite(order, written -> new Written(List.of(), written.fields()));
                yield Answer.empty(204);
            }
            default -> V2Lists.list(request, api, order.shipments(), (shipment, json) -> write(order, shipment, json));
        };
    }

    /** At {@code …/shipments/count}. */
    static Answer count(Order order) {
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeNumberField("count", order.shipments().size());
            json.writeEndObject();
        });
    }

    /** At {@code …/shipments/{id}}. */
    Answer one(Request request, Order order, long id) {
        find(order, id);
        return switch (request.method()) {
            case "PUT" -> {
                JsonNode body = Body.object(request);
                Order now = rewrite(
                        order, written -> written.with(new ShipmentReader(order, api).update(body, find(order, id))));
                yield shown(200, now, id);
            }
            case "DELETE" -> {
                rewrite(order, written -> written.without(id));
                yield Answer.empty(204);
            }
            default -> shown(200, order, id);
        };
    }

    private Answer create(Request request, Order order) {
        JsonNode body = Body.object(request);
        long id = orders.nextShipmentId();
        Order shipped = orders.write(order, present -> {
            if (NEVER_SHIPPED.contains(present.state().statusId())) {
                String status = Statuses.NAMES.get(present.state().statusId());
                throw new Refusal(400, "An order that is " + status + " can not be shipped.");
            }
            Shipment shipment = new ShipmentReader(present, api).create(body, id, orders.now());
            return new Rewritten(Written.of(present).with(shipment), status(present, shipment));
        });
        return shown(201, shipped, id);
    }

    private int status(Order before, Shipment shipment) {
        if (api.statusAfterShipment().equals("stays")) {
            return before.state().statusId();
        }
        return before.isAllShippedWith(shipment) ? SHIPPED : PARTLY_SHIPPED;
    }

    /** The order's status stays what it is, also when nothing is shipped any more. */
    private Order rewrite(Order order, UnaryOperator<Written> change) {
        return orders.write(
                order,
                present -> new Rewritten(
                        change.apply(Written.of(present)), present.state().statusId()));
    }

    private static Shipment find(Order order, long id) {
        return order.shipments().stream()
                .filter(shipment -> shipment.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "The requested resource was not found."));
    }

    private static Answer shown(int status, Order order, long id) {
        return Answer.json(status, json -> write(order, find(order, id), json));
    }

    private static void write(Order order, Shipment shipment, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", shipment.id());
        json.writeNumberField("order_id", order.id());
        json.writeNumberField("customer_id", order.customerId());
        json.writeNumberField("order_address_id", shipment.addressId());
        json.writeStringField("date_created", ShopDates.rfc2822(shipment.created()));
        json.writeStringField("merchant_shipping_cost", cost(shipment.text("merchant_shipping_cost")));
        for (String name : List.of(
                "tracking_number",
                "shipping_method",
                "comments",
                "shipping_provider",
                "tracking_carrier",
                "tracking_link")) {
            json.writeStringField(name, shipment.text(name));
        }
        json.writeStringField("shipping_provider_display_name", displayName(shipment.text("shipping_provider")));
        json.writeStringField("generated_tracking_link", link(shipment));
        json.writeObjectFieldStart("billing_address");
        AddressJson.person(order.buyer(), json);
        json.writeEndObject();
        json.writeObjectFieldStart("shipping_address");
        for (Parcel parcel : order.parcels()) {
            if (parcel.id() == shipment.addressId()) {
                AddressJson.person(parcel.to(), json);
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("items");
        for (Shipment.Packed item : shipment.items()) {
            json.writeStartObject();
            json.writeNumberField("order_product_id", item.lineId());
            json.writeNumberField("product_id", 0);
            json.writeNumberField("quantity", item.quantity());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String cost(String written) {
        return written.isEmpty() ? Money.padded(0) : written;
    }

    private static String displayName(String provider) {
        return provider.equals("custom") ? "" : provider;
    }

    /** Made of number and carrier, unless the caller gave a link or the provider is one that nobody can follow. */
    private static String link(Shipment shipment) {
        String number = shipment.text("tracking_number");
        String carrier = shipment.text("tracking_carrier");
        String provider = shipment.text("shipping_provider");
        boolean known = !carrier.isEmpty() || (!provider.isEmpty() && !provider.equals("custom"));
        boolean made =
                known && !number.isEmpty() && shipment.text("tracking_link").isEmpty();
        return made ? "https://tracking.invalid/" + (carrier.isEmpty() ? provider : carrier) + "/" + number : "";
    }
}
