package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {
    private static final Map<String, Object> PAGE =
            Map.of("limit", 50, "lines", 50, "search", "updated_at:>='2026-10-01T00:00:00Z'", "sortKey", "UPDATED_AT");

    @ParameterizedTest
    @CsvSource({
        "connection_test, 0, 0, 6",
        "orders_scan, 250, 0, 13",
        "orders_scan, 100, 0, 11",
        "orders_scan, 50, 0, 9",
        "orders_page, 50, 50, 674",
        "orders_page, 10, 25, 354",
        "orders_page, 25, 50, 578",
        "orders_page, 100, 50, 866",
        "orders_page, 250, 50, 1058",
        "orders_page, 100, 100, 1010",
        "orders_page, 50, 250, 898",
        "orders_page, 250, 250, 1410",
        "order_detail, 0, 50, 96",
        "order_detail, 0, 250, 128",
        "orders_by_ids, 0, 50, 96",
        "order_line_items_page, 250, 0, 69",
        "order_refunds, 0, 0, 38",
        "fulfillment_orders_by_order, 0, 0, 182",
        "fulfillment_orders_by_order_ids, 0, 0, 85",
        "fulfillment_orders_scan, 250, 0, 35",
        "locations, 250, 0, 35",
        "inventory_levels_by_location, 250, 0, 36",
        "variants_scan, 250, 0, 24",
        "variants_by_sku, 50, 0, 23",
        "variants_by_sku, 250, 0, 35",
        "fulfillment_create, 0, 0, 12",
        "fulfillment_cancel, 0, 0, 10",
        "fulfillment_order_move, 0, 0, 53",
        "inventory_set_quantities, 0, 0, 10",
        "inventory_activate, 0, 0, 12",
        "tags_add, 0, 0, 10",
        "order_update, 0, 0, 11",
        "order_close, 0, 0, 10",
        "metafields_set, 0, 0, 10"
    })
    void isWhatIsKnownOfDocumentsLikeThese(String name, int first, int lines, int cost) {
        String document = Documented.contract("examples/" + name + ".graphql");

        assertThat(requested(document, Map.of("first", first, "lineItemsFirst", lines)))
                .isEqualTo(cost);
    }

    @Test
    void letsAPageOfFiftyOrdersWithFiftyLinesPass() {
        int page = requested(Documented.document("orders"), PAGE);

        assertThat(page).isBetween(600, 1000);
        assertThat(requested(Documented.document("order-lines"), Map.of("more", 250)))
                .isBetween(60, 130);
    }

    @Test
    void growsWithTheLogarithmOfTheRows() {
        assertThat(List.of(0, 1, 2, 3, 4, 5, 8, 13, 21, 34, 55, 91, 149, 245, 250).stream()
                        .map(Priced::growth))
                .containsExactly(0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11);
    }

    @Test
    void isGivenBackAsFarAsTheAnswerHeldLess() {
        try (OpenShop open = new OpenShop("orders: 3, api: {bucket: 2000, restore: 1}")) {
            JsonNode cost = open.ask("{ orders(first: 250) { nodes { id name } } }", Map.of())
                    .at("/extensions/cost");

            assertThat(cost.get("requestedQueryCost").asInt()).isEqualTo(13);
            assertThat(cost.get("actualQueryCost").asInt()).isEqualTo(4);
            assertThat(cost.at("/throttleStatus").toString())
                    .isEqualTo("{\"maximumAvailable\":2000.0,\"currentlyAvailable\":1996,\"restoreRate\":1.0}");
        }
    }

    @Test
    void chargesAMissingThingAndAnEmptyPage() {
        try (OpenShop open = new OpenShop("orders: 3")) {
            assertThat(actual(open, "{ order(id: \"gid://shopify/Order/1\") { id customer { id } } }"))
                    .isEqualTo(1);
            assertThat(actual(open, "{ orders(first: 50, query: \"name:nobody\") { nodes { id } } }"))
                    .isEqualTo(2);
            assertThat(actual(open, "{ ordersCount { count } }")).isEqualTo(10);
        }
    }

    @Test
    void throttlesWhatDoesNotFitTheBucketUntilItIsFullEnough() {
        AtomicLong nanos = new AtomicLong();
        Bucket bucket = new Bucket(1000, 100, nanos::get);

        assertThat(bucket.take(674)).isTrue();
        bucket.giveBack(500);
        assertThat(bucket.take(900)).isFalse();
        nanos.set(500_000_000L);
        assertThat(bucket.status()).isEqualTo(new Bucket.Status(1000, 876, 100));
        nanos.set(1_000_000_000L);
        assertThat(bucket.take(900)).isTrue();
        nanos.set(60_000_000_000L);
        assertThat(bucket.status().available()).isEqualTo(1000);
    }

    @Test
    void tellsWhatIsMissingWhenItThrottles() {
        try (OpenShop open = new OpenShop("orders: 3, api: {bucket: 12, restore: 1}")) {
            JsonNode answer = open.ask("{ orders(first: 250) { nodes { id } } }", Map.of());

            assertThat(answer.has("data")).isFalse();
            assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Throttled");
            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("THROTTLED");
            assertThat(answer.at("/extensions/cost/requestedQueryCost").asInt()).isEqualTo(13);
            assertThat(answer.at("/extensions/cost/actualQueryCost").isNull()).isTrue();
            assertThat(answer.at("/extensions/cost/throttleStatus/currentlyAvailable")
                            .asInt())
                    .isEqualTo(12);
        }
    }

    @Test
    void refusesWhatIsTooDearWhateverTheBucketHolds() {
        try (OpenShop open = new OpenShop("orders: 3, api: {bucket: unlimited}")) {
            JsonNode answer = open.ask(
                    "{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { id } variant { id } "
                            + "taxLines { title } lineItemGroup { id } duties { id } discountAllocations { "
                            + "discountApplication { index } } variant { inventoryItem { id } } } } } } }",
                    Map.of());

            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("MAX_COST_EXCEEDED");
            assertThat(answer.at("/errors/0/extensions/maxCost").asInt()).isEqualTo(1000);
            assertThat(answer.at("/errors/0/extensions/cost").asInt()).isGreaterThan(1000);
            assertThat(answer.has("data") || answer.has("extensions")).isFalse();
        }
    }

    private static int actual(OpenShop open, String document) {
        return open.ask(document, Map.of())
                .at("/extensions/cost/actualQueryCost")
                .asInt();
    }

    private static int requested(String document, Map<String, Object> variables) {
        Documents.Operation operation =
                AdminGraph.SHARED.documents().operation(document, "").orElseThrow();
        return Priced.requested(operation.fields(), operation.variables(variables));
    }
}
