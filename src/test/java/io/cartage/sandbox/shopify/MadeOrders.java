package io.cartage.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.ShopOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The orders of a shop without its API, and how tests look at them: as JSON of their graphs. */
final class MadeOrders {
    /** An hour after the history of every shop ends. */
    static final Instant NOW = Instant.parse("2026-11-02T13:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ShopCatalog catalog;
    private final ShopifyOrders orders;

    /** @param yaml the settings, without braces */
    MadeOrders(String yaml) {
        SandboxSettings settings = SandboxSettings.of("{" + yaml + "}").withClock(Clock.fixed(NOW, ZoneOffset.UTC));
        catalog = new ShopCatalog("acme", settings.data());
        orders = new ShopifyOrders(settings, catalog);
    }

    ShopCatalog catalog() {
        return catalog;
    }

    ShopifyOrders orders() {
        return orders;
    }

    JsonNode json(long id) {
        return JSON.valueToTree(orders.graph(id));
    }

    List<JsonNode> all() {
        return orders.all().stream().map(ShopOrder::id).map(this::json).toList();
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    /** @param view {@code shopMoney} or {@code presentmentMoney} */
    static BigDecimal amount(JsonNode bag, String view) {
        return new BigDecimal(bag.get(view).get("amount").textValue());
    }

    /** Nothing for an amount that is null. */
    static BigDecimal amountIfAny(JsonNode bag, String view) {
        return bag.isNull() ? BigDecimal.ZERO : amount(bag, view);
    }

    /** The sum of what each element holds under {@code field}. */
    static BigDecimal sum(Iterable<JsonNode> elements, String field, String view) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode element : elements) {
            sum = sum.add(amount(element.get(field), view));
        }
        return sum;
    }
}
