package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OrderShapeTest {
    private static final String LONG = "orders: 40, shares: {long_orders: 100, digital: 0, ebay: 0}";

    @Test
    void givesLinksWhereNothingWasIncluded() {
        try (OpenShop open = new OpenShop("orders: 5")) {
            JsonNode order = open.client().json("/v2/orders/100");

            for (String part : List.of("products", "shipping_addresses", "coupons", "consignments", "fees")) {
                assertThat(order.get(part).get("resource").asText()).startsWith("/orders/100/");
            }
        }
    }

    @Test
    void givesTheLinesAsLinksWhenOnlyConsignmentsAreIncluded() {
        try (OpenShop open = new OpenShop("orders: 5, shares: {digital: 0, pickups: 0}")) {
            JsonNode order = open.client().json("/v2/orders/100?include=consignments&consignment_structure=object");

            JsonNode line = order.at("/consignments/shipping/0/line_items/0");
            assertThat(line.get("resource").asText()).isEqualTo("/orders/100/products/100000");
        }
    }

    @Test
    void wrapsConsignmentsInAnArrayAsTheStoreIsSet() {
        String plain = "/v2/orders/100?include=consignments.line_items";
        String object = plain + "&consignment_structure=object";
        try (OpenShop today = new OpenShop("orders: 5");
                OpenShop yesterday = new OpenShop("orders: 5, api: {consignments: array}");
                OpenShop old = new OpenShop("orders: 5, api: {consignments: always_array}")) {
            assertThat(today.client().json(plain).get("consignments").isObject())
                    .isTrue();
            assertThat(yesterday.client().json(plain).get("consignments").isArray())
                    .isTrue();
            assertThat(yesterday.client().json(object).get("consignments").isObject())
                    .isTrue();
            assertThat(old.client().json(object).get("consignments").isArray()).isTrue();
            assertThat(old.client().json(object).at("/consignments/0"))
                    .isEqualTo(today.client().json(object).get("consignments"));
        }
    }

    @Test
    void cutsAConsignmentAfterFiftyLinesWithAWarningAndListsAllAsProducts() {
        try (OpenShop open = new OpenShop(LONG)) {
            List<Integer> sizes = new ArrayList<>();
            for (JsonNode order : open.client().orders("")) {
                JsonNode consignment = order.at("/consignments/shipping/0");
                int lines =
                        open.shop().orders().control(order.get("id").asLong()).lines();
                sizes.add(lines);

                assertThat(consignment.get("line_items")).hasSize(50);
                assertThat(consignment.has("__warning__")).isEqualTo(lines > 50);
                assertThat(consignment.get("items_total").asInt())
                        .isEqualTo(order.get("items_total").asInt());
                assertThat(products(open, order.get("id").asLong())).hasSize(lines);
            }
            assertThat(sizes).contains(50, 51, 63, 300);
        }
    }

    @Test
    void pagesProductsByFiftyUnlessAskedOtherwise() {
        try (OpenShop open = new OpenShop(LONG)) {
            long id = open.shop().orders().all().stream()
                    .mapToLong(order -> order.id())
                    .filter(order -> open.shop().orders().control(order).lines() == 63)
                    .findFirst()
                    .orElseThrow();
            String products = "/v2/orders/" + id + "/products";

            assertThat(open.ids(products)).hasSize(50);
            assertThat(open.ids(products + "?page=2")).hasSize(13);
            assertThat(open.status(products + "?page=3")).isEqualTo(204);
            assertThat(open.ids(products + "?limit=250")).hasSize(63);
        }
    }

    @Test
    void losesTheLinesOfAConsignmentButCountsThemIfSetSo() {
        try (OpenShop open = new OpenShop("orders: 5, shares: {lost_lines: 100, digital: 0, pickups: 0, ebay: 0}")) {
            JsonNode consignment = open.client()
                    .json("/v2/orders/100?include=consignments.line_items")
                    .at("/consignments/shipping/0");

            assertThat(consignment.get("line_items")).isEmpty();
            assertThat(consignment.get("items_total").asInt()).isPositive();
            assertThat(open.ids("/v2/orders/100/products")).isNotEmpty();
        }
    }

    @Test
    void sendsMoneyAsTextInHeaderAndLinesAndAsNumbersInConsignments() {
        try (OpenShop open = new OpenShop("orders: 30, shares: {digital: 0, pickups: 0, short_money: 50}")) {
            List<JsonNode> orders = open.client().orders("");

            assertThat(orders).allSatisfy(order -> {
                assertThat(order.get("total_inc_tax").isTextual()).isTrue();
                assertThat(order.at("/consignments/shipping/0/line_items/0/price_ex_tax")
                                .isTextual())
                        .isTrue();
                assertThat(order.at("/consignments/shipping/0/cost_ex_tax").isNumber())
                        .isTrue();
            });
            assertThat(orders)
                    .extracting(order -> order.get("handling_cost_tax").asText())
                    .contains("0", "0.0000");
        }
    }

    @Test
    void answers204ForPartsThatAnOrderHasNot() {
        try (OpenShop open = new OpenShop("orders: 5, statuses: {11: 1}, shares: {coupons: 0, tax_exempt: 100}")) {
            for (String part : List.of("coupons", "taxes", "shipments", "messages")) {
                assertThat(open.status("/v2/orders/100/" + part)).as(part).isEqualTo(204);
            }
        }
    }

    @Test
    void keepsTheNumberOfADeletedProductThatTheCatalogNoLongerKnows() {
        try (OpenShop open = new OpenShop("orders: 5, shares: {deleted_products: 100, digital: 0}")) {
            JsonNode line = open.client().json("/v2/orders/100/products").get(0);

            assertThat(line.get("product_id").asLong()).isPositive();
            assertThat(line.get("sku").asText()).isNotEmpty();
            assertThat(open.status(
                            "/v3/catalog/products/" + line.get("product_id").asLong()))
                    .isEqualTo(404);
        }
    }

    @Test
    void showsWhatAMerchantHasChanged() {
        try (OpenShop open = new OpenShop("orders: 5, statuses: {0: 1}, shares: {digital: 0, pickups: 0}")) {
            JsonNode before = open.client().json("/v2/orders/100");

            open.shop().orders().setStatus(100, "11");
            open.shop().orders().edit(100);

            JsonNode after = open.client().json("/v2/orders/100");
            assertThat(after.get("status_id").asInt()).isEqualTo(11);
            assertThat(after.get("items_total").asInt())
                    .isEqualTo(before.get("items_total").asInt() + 1);
            assertThat(after.get("date_created")).isEqualTo(before.get("date_created"));
            assertThat(after.get("date_modified").asText()).isEqualTo("Mon, 02 Nov 2026 13:00:00 +0000");
        }
    }

    private static List<JsonNode> products(OpenShop open, long id) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode rows = open.client().json("/v2/orders/" + id + "/products?limit=250&page=" + page);
            StreamSupport.stream(rows.spliterator(), false).forEach(all::add);
            if (rows.size() < 250) {
                return all;
            }
        }
    }
}
