package io.cartage.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers the fields of {@code QueryRoot}. */
final class Roots {
    private static final List<String> READ_ORDERS = List.of("read_orders");
    private static final List<String> READ_LOCATIONS = List.of("read_locations", "read_inventory");
    private static final List<String> READ_PRODUCTS = List.of("read_products");
    private static final List<String> READ_ITEMS = List.of("read_products", "read_inventory");

    private Roots() {}

    static @Nullable Object answer(DataFetchingEnvironment field) {
        Asked asked = Asked.of(field);
        return switch (field.getField().getName()) {
            case "orders" -> orders(field, asked).page();
            case "ordersCount" -> count(field, orders(field, asked).count());
            case "node" -> node(id(field), field, asked);
            case "nodes" -> nodes(field, asked);
            case "order" -> one("Order", READ_ORDERS, field, asked);
            case "location" -> one("Location", READ_LOCATIONS, field, asked);
            case "productVariant" -> one("ProductVariant", READ_PRODUCTS, field, asked);
            case "inventoryItem" -> one("InventoryItem", READ_ITEMS, field, asked);
            case "fulfillmentOrder" -> one("FulfillmentOrder", List.of(), field, asked);
            case "shop" -> asked.store().shop();
            case "currentAppInstallation" -> installation(asked);
            case "publicApiVersions" -> asked.versions().list();
            default -> list(field, asked);
        };
    }

    private static Object list(DataFetchingEnvironment field, Asked asked) {
        return switch (field.getField().getName()) {
            case "locations" -> {
                asked.need(field, READ_LOCATIONS);
                yield Things.locations(field, asked);
            }
            case "productVariants" -> {
                asked.need(field, READ_PRODUCTS);
                yield asked.goods().variants(field, asked);
            }
            case "productVariantsCount" -> {
                asked.need(field, READ_PRODUCTS);
                yield count(field, asked.goods().foundVariants(field, asked).size());
            }
            case "inventoryItems" -> {
                asked.need(field, READ_ITEMS);
                yield asked.goods().items(field, asked);
            }
            default -> Things.parcels(field, asked);
        };
    }

    private static OrderList orders(DataFetchingEnvironment field, Asked asked) {
        asked.need(field, READ_ORDERS);
        asked.needApproval();
        return new OrderList(field, asked);
    }

    private static Map<String, Object> count(DataFetchingEnvironment field, int found) {
        Integer limit = field.getArgument("limit");
        boolean isMore = limit != null && found > limit;
        return Map.of("count", isMore ? limit : found, "precision", isMore ? "AT_LEAST" : "EXACT");
    }

    private static @Nullable Object one(String type, List<String> scopes, DataFetchingEnvironment field, Asked asked) {
        if (!scopes.isEmpty()) {
            asked.need(field, scopes);
        }
        String id = id(field);
        return Gid.number(type, id).isEmpty() ? null : node(id, field, asked);
    }

    private static List<@Nullable Object> nodes(DataFetchingEnvironment field, Asked asked) {
        List<@Nullable Object> nodes = new ArrayList<>();
        new Input(field.getArguments()).texts("ids").forEach(id -> nodes.add(node(id, field, asked)));
        return nodes;
    }

    private static @Nullable Object node(String gid, DataFetchingEnvironment field, Asked asked) {
        OptionalLong order = Gid.number("Order", gid);
        if (order.isPresent()) {
            asked.need(field, READ_ORDERS);
            asked.needApproval();
            return asked.order(order.getAsLong()).orElse(null);
        }
        return Things.find(gid, asked).orElse(null);
    }

    private static Map<String, Object> installation(Asked asked) {
        Map<String, Object> installation = new LinkedHashMap<>();
        installation.put("id", Gid.of("AppInstallation", 900_001));
        installation.put(
                "accessScopes",
                asked.scopes().handles().stream()
                        .map(handle -> Map.of("handle", handle, "description", handle.replace('_', ' ')))
                        .toList());
        installation.put("app", Map.of("id", Gid.of("App", 800_001), "title", "Cartage", "handle", "cartage"));
        return installation;
    }

    private static String id(DataFetchingEnvironment field) {
        String id = field.getArgument("id");
        return id == null ? "" : id;
    }
}
