package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.Trait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What lies below one V2 order. A list without rows, and a page past the end, is 204 without a body. */
final class V2Parts {
    private static final int BYTES_OF_LINE = 2000;

    private final BigCommerceApi api;
    private final OrderJson links;

    V2Parts(BigCommerceApi api, OrderJson links) {
        this.api = api;
        this.links = links;
    }

    /** Writes one row of a list. */
    private interface Row<T> {
        void write(T value, JsonGenerator json) throws IOException;
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
            case "shipments" -> list(request, shipped(order), (parcel, json) -> shipment(order, parcel, json));
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

    Answer shipmentCount(Order order) {
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeNumberField("count", shipped(order).size());
            json.writeEndObject();
        });
    }

    private Answer products(Request request, Order order) {
        return list(request, order.lines(), (line, json) -> new LineJson(order, json).write(line));
    }

    private <T> Answer list(Request request, List<T> rows, Row<T> row) {
        Paging paging = Paging.of(request.parameters(), api);
        List<T> page = rows.stream().skip(paging.skip()).limit(paging.limit()).toList();
        if (page.isEmpty()) {
            return Answer.empty(204);
        }
        return Answer.json(200, page.size() * BYTES_OF_LINE, json -> {
            json.writeStartArray();
            for (T value : page) {
                row.write(value, json);
            }
            json.writeEndArray();
        });
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

    private static List<Parcel> shipped(Order order) {
        return order.parcels().stream()
                .filter(parcel -> parcel.lines().stream().anyMatch(line -> line.shipped() > 0))
                .toList();
    }

    private static void shipment(Order order, Parcel parcel, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", parcel.id());
        json.writeNumberField("order_id", order.id());
        json.writeNumberField("customer_id", order.customerId());
        json.writeNumberField("order_address_id", parcel.id());
        json.writeStringField("date_created", ShopDates.rfc2822(order.state().modified()));
        json.writeStringField("tracking_number", "1Z" + (900_000_000L + parcel.id()));
        json.writeStringField("merchant_shipping_cost", Money.padded(0));
        json.writeStringField("shipping_method", parcel.method());
        json.writeStringField("comments", "");
        json.writeStringField("shipping_provider", "");
        json.writeStringField("tracking_carrier", "");
        json.writeStringField("tracking_link", "");
        json.writeObjectFieldStart("billing_address");
        AddressJson.person(order.buyer(), json);
        json.writeEndObject();
        json.writeObjectFieldStart("shipping_address");
        AddressJson.person(parcel.to(), json);
        json.writeEndObject();
        json.writeArrayFieldStart("items");
        for (Line line : new ArrayList<>(parcel.lines())) {
            if (line.shipped() > 0) {
                json.writeStartObject();
                json.writeNumberField("order_product_id", line.id());
                json.writeNumberField("product_id", 0);
                json.writeNumberField("quantity", line.shipped());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
