package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Trait;
import java.io.IOException;
import java.util.List;

/**
 * Writes the consignments of one order. Each shows at most fifty of its lines; beyond that it says so in a member
 * {@code __warning__}, which the platform's own description doesn't know.
 */
final class ConsignmentJson {
    static final int MOST_LINES = 50;

    private final OrderJson links;
    private final Order order;
    private final boolean lineItems;
    private final JsonGenerator json;
    private final MoneyJson money;
    private final LineJson lines;

    ConsignmentJson(OrderJson links, Order order, boolean lineItems, JsonGenerator json) {
        this.links = links;
        this.order = order;
        this.lineItems = lineItems;
        this.json = json;
        money = new MoneyJson(json, false, order.profile().currency().decimals());
        lines = new LineJson(order, json);
    }

    void write(boolean inArray) throws IOException {
        if (inArray) {
            json.writeStartArray();
        }
        json.writeStartObject();
        json.writeArrayFieldStart("pickups");
        pickups();
        json.writeEndArray();
        json.writeArrayFieldStart("shipping");
        for (Parcel parcel : order.parcels()) {
            shipping(parcel);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("downloads");
        mailed(order.linesAt(Basket.DOWNLOAD));
        json.writeEndArray();
        json.writeObjectFieldStart("email");
        json.writeArrayFieldStart("gift_certificates");
        mailed(order.linesAt(Basket.EMAIL));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        if (inArray) {
            json.writeEndArray();
        }
    }

    private void shipping(Parcel parcel) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", parcel.id());
        AddressJson.person(parcel.to(), json);
        AddressJson.formFields(order.extras().formFields() > 1 ? 2 : 0, order.id(), json);
        json.writeStringField("shipping_method", parcel.method());
        items(order.is(Trait.LOST_LINES) ? List.of() : parcel.lines());
        json.writeNumberField("items_total", parcel.units());
        json.writeNumberField("items_shipped", parcel.unitsShipped());
        money.number("base_cost", order.profile().tax().exact(parcel.cost()));
        money.numbers("cost", parcel.cost());
        json.writeNumberField("cost_tax_class_id", 2);
        money.number("base_handling_cost", order.profile().tax().exact(parcel.handling()));
        money.numbers("handling_cost", parcel.handling());
        json.writeNumberField("handling_cost_tax_class_id", 2);
        json.writeNumberField("shipping_zone_id", 1);
        json.writeStringField("shipping_zone_name", parcel.to().country());
        String quotes = "/orders/" + order.id() + "/consignments/shipping/" + parcel.id() + "/shipping_quotes";
        links.link("shipping_quotes", quotes, json);
        warning(parcel.lines());
        json.writeEndObject();
    }

    private void pickups() throws IOException {
        List<Line> picked = order.linesAt(Basket.PICKUP);
        if (picked.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeNumberField("id", order.id());
        json.writeNumberField("pickup_method_id", 1);
        json.writeStringField("pickup_method_display_name", "Pick up in store");
        json.writeStringField("collection_instructions", "Ring at the side door");
        json.writeStringField("collection_time_description", "9am - 6pm");
        json.writeObjectFieldStart("location");
        json.writeNumberField("id", 1);
        json.writeStringField("name", "Main store");
        json.writeStringField("code", "MAIN");
        json.writeStringField("address_line_1", "1 Market Square");
        json.writeStringField("address_line_2", "");
        json.writeStringField("city", "Austin");
        json.writeStringField("state", "Texas");
        json.writeStringField("postal_code", "78701");
        json.writeStringField("country_alpha2", "US");
        json.writeStringField("email", "store@example.com");
        json.writeStringField("phone", "555-0100");
        json.writeEndObject();
        items(picked);
        warning(picked);
        json.writeEndObject();
    }

    /** Downloads, or gift certificates: at most one consignment of each sort. */
    private void mailed(List<Line> mailed) throws IOException {
        if (mailed.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("recipient_email", order.buyer().email());
        items(mailed);
        warning(mailed);
        json.writeEndObject();
    }

    private void items(List<Line> here) throws IOException {
        json.writeArrayFieldStart("line_items");
        for (Line line : here.subList(0, Math.min(MOST_LINES, here.size()))) {
            if (lineItems) {
                lines.write(line);
            } else {
                json.writeStartObject();
                links.linkFields("/orders/" + order.id() + "/products/" + line.id(), json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void warning(List<Line> here) throws IOException {
        if (lineItems && here.size() > MOST_LINES) {
            json.writeObjectFieldStart("__warning__");
            json.writeStringField(
                    "message",
                    "Only the first " + MOST_LINES + " line items are shown here."
                            + " All of them are at /v2/orders/{order_id}/products.");
            json.writeEndObject();
        }
    }
}
