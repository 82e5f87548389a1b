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
    private final V3Variants v3Variants;
    private final V3Inventory v3Inventory;
    private final CatalogBatch batch;

    V3Addresses(ShopData data, Orders orders, Assortment assortment, Levels levels, BigCommerceApi api) {
        this.orders = orders;
        v3Orders = new V3Orders(orders, api);
        v3Others = new V3Others(data, api);
        v3Products = new V3Products(api, assortment, levels, orders);
        v3Variants = new V3Variants(api, assortment, levels);
        v3Inventory = new V3Inventory(assortment, levels, api);
        batch = new CatalogBatch(assortment, levels, orders, v3Products);
        v3Locations = new V3Locations(api);
    }

    /** @param parts of the path, of which the first is {@code v3} */
    Answer answer(Request request, List<String> parts) {
        String rest = String.join("/", parts.subList(1, parts.size()));
        switch (rest) {
            case "inventory/adjustments/absolute" -> {
                Asked.allow(request, "PUT");
                return v3Inventory.adjust(request, false);
            }
            case "inventory/adjustments/relative" -> {
                Asked.allow(request, "POST");
                return v3Inventory.adjust(request, true);
            }
            default -> {
                // nothing that is only written
            }
        }
        if (request.method().equals("PUT") && rest.equals("catalog/variants")) {
            return batch.variants(request);
        }
        if (request.method().equals("PUT") && rest.equals("catalog/products")) {
            return batch.products(request);
        }
        Answer answer = v3(request, parts, rest);
        Asked.allow(request, "GET");
        return answer;
    }

    private Answer v3(Request request, List<String> parts, String rest) {
        return switch (rest) {
            case "orders/metafields" -> v3Orders.metafields(request);
            case "orders/payment_actions/refunds" -> v3Orders.refunds(request);
            case "customers" -> v3Others.customers(request);
            case "catalog/products" -> v3Products.list(request);
            case "catalog/variants" -> v3Variants.list(request);
            case "inventory/items" -> v3Inventory.items(request);
            case "inventory/locations" -> v3Locations.list(request);
            default -> v3Numbered(request, parts, rest);
        };
    }

    private Answer v3Numbered(Request request, List<String> parts, String rest) {
        if (rest.matches("catalog/products/\\d+")) {
            return v3Products.one(request, Asked.number(parts.get(3)));
        }
        if (rest.matches("inventory/locations/\\d+/items")) {
            return v3Inventory.itemsAt(request, Asked.number(parts.get(3)));
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
