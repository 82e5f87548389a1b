package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.ShopData;
import java.util.List;

/** Finds the part of V2 that answers a call. */
final class V2Addresses {
    private static final String NOT_FOUND = "The requested resource was not found.";

    private final Orders orders;
    private final V2Orders v2Orders;
    private final V2Parts v2Parts;
    private final V2Shipments v2Shipments;
    private final StoreJson store;

    V2Addresses(String name, ShopData data, Orders orders, BigCommerceApi api) {
        this.orders = orders;
        OrderJson writer = new OrderJson(data, "https://bigcommerce.invalid/stores/" + name + "/v2");
        v2Orders = new V2Orders(orders, api, writer);
        v2Parts = new V2Parts(api, writer);
        v2Shipments = new V2Shipments(orders, api);
        store = new StoreJson(name, data, api.quota());
    }

    /** @param parts of the path, of which the first is {@code v2} */
    Answer answer(Request request, List<String> parts, boolean ignoreDates) {
        boolean order = parts.size() > 2
                && parts.get(1).equals("orders")
                && !parts.get(2).equals("count");
        if (order && parts.size() > 3 && parts.get(3).equals("shipments")) {
            return shipments(request, parts);
        }
        if (order && parts.size() == 3 && request.method().equals("PUT")) {
            return v2Orders.update(request, Asked.order(orders, parts.get(2)));
        }
        Answer answer = v2(request, parts, ignoreDates);
        Asked.allow(request, "GET");
        return answer;
    }

    private Answer shipments(Request request, List<String> parts) {
        Order order = Asked.order(orders, parts.get(2));
        if (parts.size() == 4) {
            Asked.allow(request, "GET", "POST", "DELETE");
            return v2Shipments.all(request, order);
        }
        if (parts.size() == 5 && parts.get(4).equals("count")) {
            Asked.allow(request, "GET");
            return V2Shipments.count(order);
        }
        if (parts.size() == 5) {
            Asked.allow(request, "GET", "PUT", "DELETE");
            return v2Shipments.one(request, order, Asked.number(parts.get(4)));
        }
        throw new Refusal(404, NOT_FOUND);
    }

    private Answer v2(Request request, List<String> parts, boolean ignoreDates) {
        String rest = String.join("/", parts.subList(1, parts.size()));
        return switch (rest) {
            case "orders" -> v2Orders.list(request, ignoreDates);
            case "orders/count" -> v2Orders.count(request, ignoreDates);
            case "order_statuses" -> Answer.json(200, OrderStatuses::list);
            case "store" -> Answer.json(200, store::write);
            case "time" ->
                Answer.json(200, json -> {
                    json.writeStartObject();
                    json.writeNumberField("time", orders.now());
                    json.writeEndObject();
                });
            default -> v2Numbered(request, parts);
        };
    }

    private Answer v2Numbered(Request request, List<String> parts) {
        int size = parts.size();
        if (size == 3 && parts.get(1).equals("order_statuses")) {
            long id = Asked.number(parts.get(2));
            if (id < OrderStatuses.SHOWN.size()) {
                return Answer.json(200, json -> OrderStatuses.one((int) id, json));
            }
        }
        if (size < 3 || !parts.get(1).equals("orders")) {
            throw new Refusal(404, NOT_FOUND);
        }
        Order order = Asked.order(orders, parts.get(2));
        if (size == 3) {
            return v2Orders.one(request, order);
        }
        String part = parts.get(3);
        if (size == 4) {
            return v2Parts.answer(request, order, part);
        }
        if (size == 5 && part.equals("products")) {
            return v2Parts.product(order, Asked.number(parts.get(4)));
        }
        if (parts.get(size - 1).equals("shipping_quotes") || parts.get(size - 1).equals("shippingquotes")) {
            return Answer.empty(204);
        }
        throw new Refusal(404, NOT_FOUND);
    }
}
