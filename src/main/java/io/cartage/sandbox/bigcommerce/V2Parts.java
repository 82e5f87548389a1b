package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.Trait;
import java.io.IOException;
import java.util.List;

/** What lies below one V2 order, except its shipments. */
final class V2Parts {
    private final BigCommerceApi api;
    private final OrderJson links;

    V2Parts(BigCommerceApi api, OrderJson links) {
        this.api = api;
        this.links = links;
    }

    Answer answer(Request request, Order order, String part) {
        return switch (part) {
            case "products" -> products(request, order);
            case "shipping_addresses", "shippingaddresses" ->
                list(request, order.parcels(), (parcel, json) -> address(order, parcel, json));
            case "consignments" ->
                Answer.json(200, json -> new ConsignmentJson(
                                links,
                                order,
                                request.parameters().getOrDefault("include", "").equals("consignments.line_items"),
                                json)
                        .write(false));
            case "coupons" ->
                list(
                        request,
                        order.discounts().coupon().map(List::of).orElse(List.of()),
                        (coupon, json) -> coupon(order, coupon, json));
            case "taxes" -> list(request, taxed(order), (line, json) -> tax(order, line, json));
            case "fees" -> fees(order);
            case "messages" -> Answer.empty(204);
            default -> throw new Refusal(404, "The requested resource was not found.");
        };
    }

    Answer product(Order order, long lineId) {
        Line line = order.lines().stream()
                .filter(candidate -> candidate.id() == lineId)
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "The requested resource was not found."));
        return Answer.json(200, json -> new LineJson(order, json).write(line));
    }

    private Answer products(Request request, Order order) {
        return list(request, order.lines(), (line, json) -> new LineJson(order, json).write(line));
    }

    private <T> Answer list(Request request, List<T> rows, V2Lists.Row<T> row) {
        return V2Lists.list(request, api, rows, row);
    }

    private void address(Order order, Parcel parcel, JsonGenerator json) throws IOException {
        MoneyJson money = new MoneyJson(
                json, order.is(Trait.SHORT_MONEY), order.profile().currency().decimals());
        json.writeStartObject();
        json.writeNumberField("id", parcel.id());
        json.writeNumberField("order_id", order.id());
        AddressJson.person(parcel.to(), json);
        json.writeNumberField("items_total", parcel.units());
        json.writeNumberField("items_shipped", parcel.unitsShipped());
        json.writeStringField("shipping_method", parcel.method());
        money.text("base_cost", order.profile().tax().exact(parcel.cost()));
        money.amount("cost", parcel.cost());
        json.writeNumberField("cost_tax_class_id", 2);
        money.text("base_handling_cost", order.profile().tax().exact(parcel.handling()));
        money.amount("handling_cost", parcel.handling());
        json.writeNumberField("handling_cost_tax_class_id", 2);
        json.writeNumberField("shipping_zone_id", 1);
        json.writeStringField("shipping_zone_name", parcel.to().country());
        String quotes = "/orders/" + order.id() + "/shippingaddresses/" + parcel.id() + "/shippingquotes";
        links.link("shipping_quotes", quotes, json);
        AddressJson.formFields(order.extras().formFields() > 1 ? 2 : 0, order.id(), json);
        json.writeEndObject();
    }

    private static void coupon(Order order, Coupon coupon, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", order.id());
        json.writeNumberField("coupon_id", coupon.couponId());
        json.writeNumberField("order_id", order.id());
        json.writeStringField("code", coupon.code());
        if (order.id() % 2 == 0) {
            json.writeStringField("amount", Money.padded(coupon.amount())); // a text or a number: both occur
        } else {
            json.writeFieldName("amount");
            json.writeNumber(Money.number(coupon.amount()));
        }
        json.writeNumberField("type", coupon.type());
        json.writeFieldName("discount");
        json.writeNumber(Money.number(coupon.discount()));
        json.writeEndObject();
    }

    private static List<Line> taxed(Order order) {
        return order.lines().stream().filter(line -> line.total().tax() > 0).toList();
    }

    private static void tax(Order order, Line line, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", line.id());
        json.writeNumberField("order_id", order.id());
        json.writeNumberField("order_address_id", line.addressId());
        json.writeNumberField("tax_rate_id", 1);
        json.writeStringField("sales_tax_id", "");
        json.writeNumberField("tax_class_id", 0);
        json.writeStringField("name", "Tax");
        json.writeStringField("class", "Default Tax Class");
        json.writeStringField("rate", Money.padded(order.profile().tax().perHundredThousand() * 10L));
        json.writeNumberField("priority", 0);
        json.writeStringField("priority_amount", Money.padded(line.total().tax()));
        json.writeStringField("line_amount", Money.padded(line.total().tax()));
        json.writeNumberField("order_pickup_method_id", line.item().place() == Basket.PICKUP ? 1 : 0);
        json.writeStringField("order_product_id", Long.toString(line.id()));
        json.writeStringField("line_item_type", "item");
        json.writeEndObject();
    }

    private static Answer fees(Order order) {
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeFieldName("fees");
            OrderJson.fees(order, json);
            json.writeEndObject();
        });
    }
}
