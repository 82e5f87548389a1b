package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.ShopData;
import java.util.List;

/** Finds the part of V3 that answers a call. */
final class V3Addresses {
    private final Orders orders;
    private final V3Orders v3Orders;
    private final V3Others v3Others;
    private final V3Products v3Products;
    private final V3Locations v3Locations;

    V3Addresses(ShopData data, Orders orders, Catalog catalog, BigCommerceApi api) {
        this.orders = orders;
        v3Orders = new V3Orders(orders, api);
        v3Others = new V3Others(data, api);
        v3Products = new V3Products(api, catalog);
        v3Locations = new V3Locations(api);
    }

    /** @param parts of the path, of which the first is {@code v3} */
    Answer answer(Request request, List<String> parts) {
        Answer answer = v3(request, parts);
        Asked.allow(request, "GET");
        return answer;
    }

    private Answer v3(Request request, List<String> parts) {
        String rest = String.join("/", parts.subList(1, parts.size()));
        return switch (rest) {
            case "orders/metafields" -> v3Orders.metafields(request);
            case "orders/payment_actions/refunds" -> v3Orders.refunds(request);
            case "customers" -> v3Others.customers(request);
            case "catalog/products" -> v3Products.list(request);
            case "inventory/locations" -> v3Locations.list(request);
            default -> v3Numbered(request, parts, rest);
        };
    }

    private Answer v3Numbered(Request request, List<String> parts, String rest) {
        if (rest.matches("catalog/products/\\d+")) {
            return v3Products.one(request, Asked.number(parts.get(3)));
        }
        if (!rest.matches("orders/\\d+/(metafields|transactions|payment_actions/refunds)")) {
            throw new Refusal(404, "The requested resource was not found.");
        }
        Order order = Asked.order(orders, parts.get(2));
        return switch (parts.get(3)) {
            case "metafields" -> v3Orders.metafields(request, order);
            case "transactions" -> v3Orders.transactions(order);
            default -> v3Orders.refunds(request, order);
        };
    }
}
