package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What V3 knows of orders: metafields, transactions and refunds. There is no V3 order. */
final class V3Orders {
    private static final Set<Integer> REFUNDED = Set.of(4, 14);
    private static final Set<Integer> UNPAID = Set.of(0, 1, 5, 6, 7);

    private final Orders orders;
    private final BigCommerceApi api;

    V3Orders(Orders orders, BigCommerceApi api) {
        this.orders = orders;
        this.api = api;
    }

    /** A metafield of one order. */
    private record Metafield(Order order, int number) {
        String namespace() {
            return number == 0 ? "erp" : "app";
        }

        String key() {
            return List.of("customer_no", "delivery_window", "color").get(number);
        }

        String value() {
            return List.of("C" + (order.id() * 31 % 10_000), "{\"from\":\"09:00\",\"to\":\"12:00\"}", "blau & grün")
                    .get(number);
        }
    }

    Answer metafields(Request request, Order order) {
        return V3Lists.list(request, api, filtered(request, of(order)), V3Orders::metafield);
    }

    Answer metafields(Request request) {
        List<Metafield> all = new ArrayList<>();
        orders.all().forEach(shown -> orders.find(shown.id())
                .filter(orders::hasMetafields)
                .map(orders::make)
                .ifPresent(order -> all.addAll(of(order))));
        return V3Lists.list(request, api, filtered(request, all), V3Orders::metafield);
    }

    Answer refunds(Request request, Order order) {
        return V3Lists.list(request, api, refunded(order) ? List.of(order) : List.of(), V3Orders::refund);
    }

    Answer refunds(Request request) {
        Map<String, String> parameters = request.parameters();
        Optional<Set<String>> orderIds = values(parameters, "order_id:in");
        Optional<Set<String>> refundIds = values(parameters, "id:in");
        long least = ShopDates.parse(parameters.getOrDefault("created:min", "")).orElse(Long.MIN_VALUE);
        long most = ShopDates.parse(parameters.getOrDefault("created:max", "")).orElse(Long.MAX_VALUE);
        List<Order> refunded = orders.all().stream()
                .filter(shown -> REFUNDED.contains(Integer.valueOf(shown.status())))
                .filter(shown -> isAmong(orderIds, shown.id()) && isAmong(refundIds, shown.id()))
                .flatMap(shown -> orders.find(shown.id()).stream())
                .filter(state -> state.modified() >= least && state.modified() <= most)
                .map(orders::make)
                .toList();
        return V3Lists.list(request, api, refunded, V3Orders::refund);
    }

    /** 204 without a body for an order that nobody has paid. */
    Answer transactions(Order order) {
        if (UNPAID.contains(order.state().statusId())) {
            return Answer.empty(204);
        }
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("data");
            transaction(order, json);
            json.writeEndArray();
            json.writeObjectFieldStart("meta");
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static List<Metafield> of(Order order) {
        List<Metafield> metafields = new ArrayList<>();
        for (int i = 0; i < order.extras().metafields(); i++) {
            metafields.add(new Metafield(order, i));
        }
        return metafields;
    }

    private static List<Metafield> filtered(Request request, List<Metafield> all) {
        Map<String, String> parameters = request.parameters();
        Optional<Set<String>> namespaces = values(parameters, "namespace").or(() -> values(parameters, "namespace:in"));
        Optional<Set<String>> keys = values(parameters, "key").or(() -> values(parameters, "key:in"));
        return all.stream()
                .filter(field ->
                        namespaces.map(set -> set.contains(field.namespace())).orElse(true))
                .filter(field -> keys.map(set -> set.contains(field.key())).orElse(true))
                .toList();
    }

    private static Optional<Set<String>> values(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .map(text -> Arrays.stream(text.split(",")).collect(Collectors.toSet()));
    }

    private static boolean isAmong(Optional<Set<String>> ids, long id) {
        return ids.map(set -> set.contains(Long.toString(id))).orElse(true);
    }

    private static void metafield(Metafield field, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", field.order().id() * 10 + field.number());
        json.writeStringField("permission_set", "read");
        json.writeStringField("namespace", field.namespace());
        json.writeStringField("key", field.key());
        json.writeStringField("value", field.value());
        json.writeStringField("description", "");
        json.writeStringField("resource_type", "order");
        json.writeNumberField("resource_id", field.order().id());
        json.writeStringField(
                "date_created", ShopDates.iso(field.order().state().created()));
        json.writeStringField(
                "date_modified", ShopDates.iso(field.order().state().created()));
        json.writeStringField("owner_client_id", "sandbox-client");
        json.writeEndObject();
    }

    private static boolean refunded(Order order) {
        return REFUNDED.contains(order.state().statusId());
    }

    /** The whole order, or one unit of its first line. A refund has the number of its order. */
    private static void refund(Order order, JsonGenerator json) throws IOException {
        boolean whole = order.state().statusId() == 4;
        Line first = order.lines().get(0);
        MoneyJson money = new MoneyJson(json, true, 2);
        long amount = whole ? order.totals().total().inc() : first.price().inc();
        json.writeStartObject();
        json.writeNumberField("id", order.id());
        json.writeNumberField("order_id", order.id());
        json.writeNumberField("user_id", 0);
        json.writeStringField("created", ShopDates.iso(order.state().modified()));
        json.writeStringField("reason", "Not as described");
        money.number("total_amount", amount);
        money.number(
                "total_tax",
                whole ? order.totals().total().tax() : first.price().tax());
        json.writeBooleanField("uses_merchant_override_values", false);
        json.writeArrayFieldStart("payments");
        json.writeStartObject();
        json.writeNumberField("id", order.id());
        json.writeStringField("provider_id", "storecredit");
        money.number("amount", amount);
        json.writeBooleanField("offline", true);
        json.writeBooleanField("is_declined", false);
        json.writeStringField("declined_message", "");
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("items");
        json.writeStartObject();
        json.writeStringField("item_type", whole ? "ORDER" : "PRODUCT");
        json.writeNumberField("item_id", whole ? order.id() : first.id());
        json.writeNumberField("quantity", 1);
        if (whole) {
            money.number("requested_amount", amount);
        } else {
            json.writeNullField("requested_amount");
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void transaction(Order order, JsonGenerator json) throws IOException {
        String method = order.extras().paymentMethod();
        boolean card = method.equals("Credit Card");
        boolean wallet = method.equals("PayPal");
        long paid = orders.outstanding(order);
        json.writeStartObject();
        json.writeNumberField("id", order.id() * 10);
        json.writeStringField("order_id", Long.toString(order.id()));
        json.writeStringField("event", "purchase");
        json.writeStringField("method", card ? "credit_card" : wallet ? "electronic_wallet" : "custom");
        new MoneyJson(json, true, 2).number("amount", paid);
        json.writeStringField("currency", order.profile().currency().name());
        json.writeStringField("gateway", card ? "authorizenet" : wallet ? "paypalexpress" : "custom");
        json.writeStringField("gateway_transaction_id", "T" + order.id() * 7919);
        json.writeStringField("status", "ok");
        json.writeBooleanField("test", false);
        json.writeBooleanField("fraud_review", false);
        json.writeStringField("date_created", ShopDates.iso(order.state().created()));
        json.writeObjectFieldStart("avs_result");
        json.writeEndObject();
        json.writeObjectFieldStart("cvv_result");
        json.writeEndObject();
        json.writeNullField("gift_certificate");
        json.writeNullField("store_credit");
        json.writeNullField("offline");
        if (card || wallet) {
            json.writeNullField("custom");
        } else {
            json.writeObjectFieldStart("custom");
            json.writeStringField("payment_method", method);
            json.writeEndObject();
        }
        json.writeNullField("payment_instrument_token");
        json.writeStringField(
                "payment_method_id", card ? "authorizenet.card" : wallet ? "paypalexpress.paypal" : "custom");
        json.writeEndObject();
    }
}
