package io.cartage.sandbox.shopify;

import io.cartage.sandbox.ShopData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an order as the API shows it. */
record OrderGraph(Order order, ShopData data) {

    Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("Order", order.id()));
        map.put("legacyResourceId", Long.toString(order.id()));
        map.put("name", OrderFactory.name(order.state().index()));
        map.put("number", OrderFactory.number(order.state().index()));
        map.put("createdAt", Instant.ofEpochSecond(order.state().created()).toString());
        map.put("updatedAt", Instant.ofEpochSecond(order.state().modified()).toString());
        map.put("displayFinancialStatus", order.state().financial().name());
        map.put("displayFulfillmentStatus", order.state().fulfillment().name());
        map.put("lineItems", List.of());
        return map;
    }
}
