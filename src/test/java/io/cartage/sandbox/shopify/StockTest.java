package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.StockBook;
import io.cartage.sandbox.StockBook.Sale;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lies where: how it is read, set and bought, and how a list of quantities is refused as a whole. */
class StockTest {
    private static final String SHOP = "orders: 5, products: 200, api: {bucket: unlimited}";
    private static final String MAIN = Gid.of("Location", Places.MAIN.id());
    private static final String WEST = Gid.of("Location", Places.WEST.id());
    private static final String SET =
            """
            mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) {
                inventoryAdjustmentGroup { id createdAt reason referenceDocumentUri } userErrors { field message code } } }
            """;
    private static final String ACTIVATE =
            """
            mutation Activate($item: ID!, $place: ID!, $available: Int, $key: String!) {
              inventoryActivate(inventoryItemId: $item, locationId: $place, available: $available) @idempotent(key: $key) {
                inventoryLevel { id isActive quantities(names: ["available"]) { quantity } } userErrors { field message } } }
            """;
    private static final String READ =
            """
            query Items($ids: [ID!]!, $place: ID!) { nodes(ids: $ids) { ... on InventoryItem {
              id sku tracked duplicateSkuCount
              inventoryLevel(locationId: $place, includeInactive: true) { isActive
                quantities(names: ["available", "on_hand", "committed"]) { name quantity } }
              active: inventoryLevels(first: 10) { nodes { isActive location { id } } }
              all: inventoryLevels(first: 10, includeInactive: true) { nodes { id isActive location { id name } } } } } }
            """;

    private int keys;

    @Test
    void setsAWholeListOfQuantities() {
        try (OpenShop open = new OpenShop(SHOP)) {
            List<String> items =
                    items(open, MAIN, level -> level.at("/isActive").asBoolean());
            List<Map<String, Object>> entries = IntStream.range(0, 40)
                    .mapToObj(i -> entry(items.get(i), MAIN, 1000 + i, null))
                    .toList();

            JsonNode payload = set(open, entries);

            assertThat(payload.at("/userErrors")).isEmpty();
            assertThat(payload.at("/inventoryAdjustmentGroup/reason").asText()).isEqualTo("correction");
            assertThat(IntStream.range(0, 40).map(i -> available(open, items.get(i), MAIN)))
                    .containsExactlyElementsOf(
                            IntStream.range(1000, 1040).boxed().toList());
        }
    }

    @Test
    void refusesAWholeListForOneWrongEntryAndNamesIt() {
        try (OpenShop open = new OpenShop(SHOP)) {
            List<String> items =
                    items(open, MAIN, level -> level.at("/isActive").asBoolean());
            String item = items.get(0);
            int before = available(open, item, MAIN);
            Map<String, Object> good = entry(item, MAIN, before + 7, before);

            assertThat(refused(open, good, entry(items.get(1), MAIN, 1, -77)))
                    .isEqualTo("CHANGE_FROM_QUANTITY_STALE input.quantities.1.changeFromQuantity");
            assertThat(refused(open, good, entry(item + "1", MAIN, 1, null)))
                    .isEqualTo("INVALID_INVENTORY_ITEM input.quantities.1.inventoryItemId");
            assertThat(refused(open, good, entry(items.get(1), MAIN + "9", 1, null)))
                    .isEqualTo("INVALID_LOCATION input.quantities.1.locationId");
            assertThat(refused(open, good, entry(items.get(1), MAIN, 1_000_000_001, null)))
                    .isEqualTo("INVALID_QUANTITY_TOO_HIGH input.quantities.1.quantity");
            assertThat(refused(open, good, entry(items.get(1), MAIN, -1_000_000_001, null)))
                    .isEqualTo("INVALID_QUANTITY_TOO_LOW input.quantities.1.quantity");
            assertThat(refused(open, good, entry(item, MAIN, 1, null)))
                    .startsWith("NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR input.quantities.0.locationId");
            assertThat(available(open, item, MAIN)).isEqualTo(before);
        }
    }

    @Test
    void refusesWordsItDoesNotKnowAndStockOnHandBelowZero() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String item = items(open, MAIN, level -> level.at("/isActive").asBoolean())
                    .get(0);
            List<Map<String, Object>> one = List.of(entry(item, MAIN, -3, null));

            assertThat(codes(set(open, input("sold", "correction", one)))).containsExactly("INVALID_NAME");
            assertThat(codes(set(open, input("available", "because", one)))).containsExactly("INVALID_REASON");
            assertThat(codes(set(open, input("on_hand", "correction", one))))
                    .containsExactly("INVALID_QUANTITY_NEGATIVE");
            assertThat(codes(set(open, input("available", "correction", one)))).isEmpty();
            assertThat(available(open, item, MAIN)).isEqualTo(-3);
        }
    }

    @Test
    void wantsAKeyAndToBeToldWhatTheQuantityWasAndNoMoreThan250() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String item = items(open, MAIN, level -> true).get(0);
            Map<String, Object> short_ = entry(item, MAIN, 1, null);
            short_.remove("changeFromQuantity");
            List<Map<String, Object>> many = IntStream.range(0, 251)
                    .mapToObj(i -> entry(item, MAIN, i, null))
                    .toList();

            assertThat(code(open, SET.replace("@idempotent(key: $key)", "").replace(", $key: String!", ""), List.of()))
                    .isEqualTo("BAD_REQUEST");
            assertThat(code(open, SET, List.of(short_))).isEqualTo("INVALID_FIELD_ARGUMENTS");
            assertThat(code(open, SET, many)).isEqualTo("MAX_INPUT_SIZE_EXCEEDED");
        }
    }

    @Test
    void answersAKeyThatItKnowsAsBeforeForADay() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String item = items(open, MAIN, level -> level.at("/isActive").asBoolean())
                    .get(0);
            Map<String, Object> input = input("available", "correction", List.of(entry(item, MAIN, 11, null)));
            Map<String, Object> other = input("available", "correction", List.of(entry(item, MAIN, 12, null)));
            JsonNode first = set(open, input, "one");
            open.shop().stock().setQuantity(sku(open, item), MAIN, 5);

            assertThat(set(open, input, "one")).isEqualTo(first);
            assertThat(available(open, item, MAIN)).isEqualTo(5);
            assertThat(codes(set(open, other, "one"))).containsExactly("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");

            open.wait(Duration.ofHours(24));

            assertThat(codes(set(open, other, "one"))).isEmpty();
            assertThat(available(open, item, MAIN)).isEqualTo(12);
        }
    }

    @Test
    void setsWithoutAnAnswerWhenTheAnswerIsLostAndNotTwice() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String item = items(open, MAIN, level -> level.at("/isActive").asBoolean())
                    .get(0);
            int before = available(open, item, MAIN);
            Map<String, Object> input =
                    input("available", "correction", List.of(entry(item, MAIN, before + 7, before)));
            open.shop().faults().add(Fault.of(Kind.LOST_ANSWER).path("*#Set").at(1));

            assertThatThrownBy(() -> set(open, input, "one")).isInstanceOf(UncheckedIOException.class);

            assertThat(available(open, item, MAIN)).isEqualTo(before + 7);
            assertThat(codes(set(open, input, "one"))).isEmpty();
            assertThat(codes(set(open, input, "two"))).containsExactly("CHANGE_FROM_QUANTITY_STALE");
        }
    }

    @Test
    void keepsQuantitiesThatNobodySellsWhereAnItemIsNotActiveAndAddsThemUp() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String item = items(open, WEST, JsonNode::isNull).get(0);

            assertThat(set(open, List.of(entry(item, WEST, 5, null))).at("/userErrors"))
                    .isEmpty();
            assertThat(set(open, List.of(entry(item, WEST, 5, null))).at("/userErrors"))
                    .isEmpty();

            JsonNode read = read(open, item, WEST);
            assertThat(read.at("/inventoryLevel/isActive").asBoolean()).isFalse();
            assertThat(read.at("/inventoryLevel/quantities/0/quantity").asInt()).isEqualTo(10);
            assertThat(read.at("/active/nodes").findValuesAsText("id")).doesNotContain(WEST);
            assertThat(read.at("/all/nodes").findValuesAsText("id")).contains(WEST);
        }
    }

    @Test
    void activatesAnItemWithWhatThereWasAndTakesAQuantityOnlyThen() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String absent = items(open, WEST, JsonNode::isNull).get(0);
            String inactive = items(
                            open,
                            WEST,
                            level -> level.isObject() && !level.at("/isActive").asBoolean())
                    .get(0);
            int kept = available(open, inactive, WEST);

            JsonNode fresh = activate(open, absent, WEST, null);
            JsonNode known = activate(open, inactive, WEST, null);
            JsonNode again = activate(open, absent, WEST, 7);
            JsonNode closed = activate(open, absent, Gid.of("Location", Places.OLD_STORE.id()), null);

            assertThat(fresh.at("/inventoryLevel/isActive").asBoolean()).isTrue();
            assertThat(fresh.at("/inventoryLevel/quantities/0/quantity").asInt())
                    .isZero();
            assertThat(known.at("/inventoryLevel/quantities/0/quantity").asInt())
                    .isEqualTo(kept);
            assertThat(again.at("/userErrors/0/field/0").asText()).isEqualTo("available");
            assertThat(again.at("/inventoryLevel/isActive").asBoolean()).isTrue();
            assertThat(available(open, absent, WEST)).isZero();
            assertThat(closed.at("/inventoryLevel").isNull()).isTrue();
            assertThat(closed.at("/userErrors")).hasSize(1);
        }
    }

    @Test
    void tellsWhichItemsShareASkuAndWhichAreNotCounted() {
        try (OpenShop open = new OpenShop(SHOP)) {
            JsonNode variants = open.data(
                            "{ productVariants(first: 250) { nodes { sku updatedAt inventoryItem { id tracked "
                                    + "duplicateSkuCount } } } }",
                            Map.of())
                    .at("/productVariants/nodes");
            List<JsonNode> doubled = MadeOrders.list(variants).stream()
                    .filter(one -> one.at("/inventoryItem/duplicateSkuCount").asInt() > 0)
                    .toList();
            JsonNode untracked = MadeOrders.list(variants).stream()
                    .filter(one -> !one.at("/inventoryItem/tracked").asBoolean()
                            && one.get("sku").isTextual())
                    .findFirst()
                    .orElseThrow();

            JsonNode updated = open.data(
                            "mutation U($id: ID!) { inventoryItemUpdate(id: $id, input: {tracked: true}) { "
                                    + "inventoryItem { tracked } userErrors { message } } }",
                            Map.of("id", untracked.at("/inventoryItem/id").asText()))
                    .get("inventoryItemUpdate");

            assertThat(doubled).hasSizeGreaterThan(1);
            assertThat(doubled).allSatisfy(one -> assertThat(
                            doubled.stream().filter(other -> other.get("sku").equals(one.get("sku"))))
                    .hasSize(one.at("/inventoryItem/duplicateSkuCount").asInt() + 1));
            assertThat(updated.at("/inventoryItem/tracked").asBoolean()).isTrue();
            JsonNode delta = open.data(
                    "{ productVariants(first: 250, query: \"updated_at:>'2026-10-31T00:00:00Z'\") { nodes { sku "
                            + "inventoryItem { tracked } } } }",
                    Map.of());
            assertThat(delta.at("/productVariants/nodes")).hasSize(1);
            assertThat(delta.at("/productVariants/nodes/0/sku")).isEqualTo(untracked.get("sku"));
            assertThat(delta.at("/productVariants/nodes/0/inventoryItem/tracked")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void givesAVariantAnotherSku() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String item = items(open, MAIN, level -> true).get(0);

            open.data(
                    "mutation U($id: ID!) { inventoryItemUpdate(id: $id, input: {sku: \"NEW-1\", tracked: true}) { "
                            + "inventoryItem { sku } userErrors { message } } }",
                    Map.of("id", item));

            JsonNode found = open.data(
                    "{ productVariants(first: 5, query: \"sku:'new-1'\") { nodes { sku inventoryItem { id } } } }",
                    Map.of());
            assertThat(found.at("/productVariants/nodes/0/inventoryItem/id").asText())
                    .isEqualTo(item);
            assertThat(open.shop().stock().skus()).contains("NEW-1");
        }
    }

    @Test
    void sellsWhatThereIsAndShowsTheOrderWhenTheIndexDoes() {
        try (OpenShop open = new OpenShop(SHOP.replace("unlimited", "unlimited, index_lag: 30s"))) {
            StockBook stock = open.shop().stock();
            String sku = stock.skus().get(0);
            stock.setQuantity(sku, MAIN, 3);

            Sale sale = stock.buy(sku, 2).orElseThrow();

            assertThat(stock.buy(sku, 2)).isEmpty();
            assertThat(stock.sellable(sku)).isEqualTo(1);
            assertThat(open.shop().orders().order(sale.order()).statuses()).containsExactly("PAID", "UNFULFILLED");
            assertThat(open.allIds(250, "")).doesNotContain(sale.order());
            open.wait(Duration.ofSeconds(31));
            assertThat(open.allIds(250, "")).contains(sale.order());
            JsonNode order = open.data(
                            "query O($id: ID!) { order(id: $id) { test lineItems(first: 5) { nodes { sku quantity } } "
                                    + "fulfillmentOrders(first: 5) { nodes { status assignedLocation { name } } } } }",
                            Map.of("id", Gid.of("Order", sale.order())))
                    .get("order");
            assertThat(order.at("/lineItems/nodes")).hasSize(1);
            assertThat(order.at("/lineItems/nodes/0/sku").asText()).isEqualTo(sku);
            assertThat(order.at("/lineItems/nodes/0/quantity").asInt()).isEqualTo(2);
            assertThat(order.at("/fulfillmentOrders/nodes/0/status").asText()).isEqualTo("OPEN");
        }
    }

    @Test
    void setsAsideWhatIsSoldUntilItHasLeft() {
        try (OpenShop open = new OpenShop(SHOP)) {
            StockBook stock = open.shop().stock();
            String sku = stock.skus().get(0);
            stock.setQuantity(sku, MAIN, 10);
            long order = stock.buy(sku, 4).orElseThrow().order();
            String item = open.data(
                            "query V($q: String!) { productVariants(first: 1, query: $q) { nodes { inventoryItem { id } } } }",
                            Map.of("q", "sku:'" + sku + "'"))
                    .at("/productVariants/nodes/0/inventoryItem/id")
                    .asText();

            assertThat(quantities(open, item)).containsExactly(6, 10, 4);
            open.data(
                    "mutation S($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) { userErrors { message } } }",
                    Map.of(
                            "f",
                            Map.of(
                                    "lineItemsByFulfillmentOrder",
                                    List.of(Map.of("fulfillmentOrderId", group(open, order))))));
            assertThat(quantities(open, item)).containsExactly(6, 6, 0);
            assertThat(open.shop().orders().shipments(order)).hasSize(1);
        }
    }

    @Test
    void sellsToManyShoppersNeverMoreThanThereIs() {
        try (OpenShop open = new OpenShop(SHOP)) {
            StockBook stock = open.shop().stock();
            Map<String, Integer> before = new HashMap<>();
            stock.skus().forEach(sku -> before.put(sku, stock.sellable(sku)));

            List<Sale> sales = stock.shoppers(7, 3000);

            assertThat(sales).hasSizeGreaterThan(500);
            assertThat(stock.skus()).allSatisfy(sku -> {
                int sold = sales.stream()
                        .filter(sale -> sale.sku().equals(sku))
                        .mapToInt(Sale::quantity)
                        .sum();
                assertThat(stock.sellable(sku)).isNotNegative().isEqualTo(before.get(sku) - sold);
            });
        }
    }

    @Test
    void setsNothingForAnAppThatMayOnlyRead() {
        try (OpenShop open = new OpenShop(SHOP.replace("unlimited", "unlimited, missing_scopes: [write_inventory]"))) {
            String item = items(open, MAIN, level -> true).get(0);

            assertThat(code(open, SET, List.of(entry(item, MAIN, 1, null)))).isEqualTo("ACCESS_DENIED");
        }
    }

    @Test
    void countsAHundredThousandVariants() {
        try (OpenShop open = new OpenShop("orders: 1, products: 48000, api: {bucket: unlimited}")) {
            List<String> ids = new ArrayList<>();
            String after = "";
            for (int page = 0; page < 3; page++) {
                JsonNode variants = open.data(
                                "{ productVariants(first: 250" + after
                                        + ") { nodes { inventoryItem { id } } pageInfo { endCursor } } }",
                                Map.of())
                        .get("productVariants");
                ids.addAll(variants.findValuesAsText("id"));
                after = ", after: \"" + variants.at("/pageInfo/endCursor").asText() + "\"";
            }

            assertThat(ids).hasSize(750).doesNotHaveDuplicates();
            assertThat(open.data("{ productVariantsCount(limit: 1000000) { count } }", Map.of())
                            .at("/productVariantsCount/count")
                            .asInt())
                    .isGreaterThan(90_000);
        }
    }

    private static String group(OpenShop open, long order) {
        return open.data(
                        "query G($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }",
                        Map.of("id", Gid.of("Order", order)))
                .at("/order/fulfillmentOrders/nodes/0/id")
                .asText();
    }

    private static List<Integer> quantities(OpenShop open, String item) {
        return MadeOrders.list(read(open, item, MAIN).at("/inventoryLevel/quantities")).stream()
                .map(one -> one.get("quantity").asInt())
                .toList();
    }

    /** Items that are counted and have a SKU, and whose level at the place is as wanted. */
    private static List<String> items(OpenShop open, String place, Predicate<JsonNode> level) {
        List<String> ids = open
                .data("{ productVariants(first: 250) { nodes { sku inventoryItem { id tracked } } } }", Map.of())
                .at("/productVariants/nodes")
                .findValues("inventoryItem")
                .stream()
                .filter(item -> item.get("tracked").asBoolean())
                .map(item -> item.get("id").asText())
                .toList();
        return MadeOrders.list(
                        open.data(READ, Map.of("ids", ids, "place", place)).get("nodes"))
                .stream()
                .filter(item -> !item.get("sku").asText("").isBlank())
                .filter(item -> level.test(item.get("inventoryLevel")))
                .map(item -> item.get("id").asText())
                .toList();
    }

    private static JsonNode read(OpenShop open, String item, String place) {
        return open.data(READ, Map.of("ids", List.of(item), "place", place)).at("/nodes/0");
    }

    private static String sku(OpenShop open, String item) {
        return read(open, item, MAIN).get("sku").asText();
    }

    private static int available(OpenShop open, String item, String place) {
        return read(open, item, place)
                .at("/inventoryLevel/quantities/0/quantity")
                .asInt();
    }

    private JsonNode set(OpenShop open, List<Map<String, Object>> entries) {
        return set(open, input("available", "correction", entries));
    }

    private JsonNode set(OpenShop open, Map<String, Object> input) {
        return set(open, input, "key-" + keys++);
    }

    private static JsonNode set(OpenShop open, Map<String, Object> input, String key) {
        return open.data(SET, Map.of("input", input, "key", key)).get("inventorySetQuantities");
    }

    private JsonNode activate(OpenShop open, String item, String place, @Nullable Integer available) {
        Map<String, Object> variables = new HashMap<>(Map.of("item", item, "place", place, "key", "key-" + keys++));
        if (available != null) {
            variables.put("available", available);
        }
        return open.data(ACTIVATE, variables).get("inventoryActivate");
    }

    private String refused(OpenShop open, Map<String, Object> good, Map<String, Object> bad) {
        JsonNode payload = set(open, List.of(good, bad));
        assertThat(payload.get("inventoryAdjustmentGroup").isNull()).isTrue();
        List<String> field = new ArrayList<>();
        payload.at("/userErrors/0/field").forEach(part -> field.add(part.asText()));
        return payload.at("/userErrors/0/code").asText() + " " + String.join(".", field);
    }

    private static List<String> codes(JsonNode payload) {
        return payload.get("userErrors").findValuesAsText("code");
    }

    private static String code(OpenShop open, String document, List<Map<String, Object>> entries) {
        Map<String, Object> input = input("available", "correction", entries);
        Map<String, Object> variables =
                document.contains("$key") ? Map.of("input", input, "key", "k") : Map.of("input", input);
        JsonNode answer = open.ask(document, variables);
        assertThat(answer.at("/data/inventorySetQuantities").isNull()).isTrue();
        return answer.at("/errors/0/extensions/code").asText();
    }

    private static Map<String, Object> input(String name, String reason, List<Map<String, Object>> entries) {
        Map<String, Object> input = new HashMap<>();
        input.put("name", name);
        input.put("reason", reason);
        input.put("referenceDocumentUri", "gid://cartage/Push/1");
        input.put("quantities", entries);
        return input;
    }

    private static Map<String, Object> entry(String item, String place, int quantity, @Nullable Integer before) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("inventoryItemId", item);
        entry.put("locationId", place);
        entry.put("quantity", quantity);
        entry.put("changeFromQuantity", before);
        return Objects.requireNonNull(entry);
    }
}
