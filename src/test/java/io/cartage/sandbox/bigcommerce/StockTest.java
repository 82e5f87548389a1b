package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.ShopClient;
import io.cartage.sandbox.StockBook;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockTest {
    private static final String ABSOLUTE = "/v3/inventory/adjustments/absolute";
    private static final String RELATIVE = "/v3/inventory/adjustments/relative";

    private OpenShop open = new OpenShop("orders: 5, api: {quota: unlimited}");

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void listsEveryItemOnceWithItsLevelAtEachLocation() {
        List<JsonNode> items = all("/v3/inventory/items", 1000);

        Set<Long> variants = items.stream()
                .map(item -> item.at("/identity/variant_id").asLong())
                .collect(Collectors.toSet());
        assertThat(items).hasSizeGreaterThan(400).hasSameSizeAs(variants);
        assertThat(items).hasSize(expectedItems());
        assertThat(items.get(0).path("locations"))
                .extracting(location -> location.path("location_id").asInt())
                .containsExactly(1, 2, 3);
        assertThat(items.get(0).at("/locations/2/location_enabled").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 401})
    void pagesWithoutGapsWhateverTheSizeOfThePage(int limit) {
        List<JsonNode> whole = all("/v3/inventory/items", 1000);
        List<JsonNode> variants = all("/v3/catalog/variants", 250);

        assertThat(all("/v3/inventory/items", limit)).isEqualTo(whole);
        assertThat(all("/v3/catalog/variants", Math.min(limit, 250))).isEqualTo(variants);
    }

    @Test
    void refusesPagesOfMoreThanAThousand() {
        assertThat(open.status("/v3/inventory/items?limit=1000")).isEqualTo(200);
        assertThat(open.status("/v3/inventory/items?limit=1001")).isEqualTo(413);
    }

    @Test
    void findsItemsBySkuWhateverItsCaseByVariantAndByProduct() {
        JsonNode item = items("").get(3);
        String sku = item.at("/identity/sku").asText();
        String product = item.at("/identity/product_id").asText();
        String other = items("").get(9).at("/identity/sku").asText();

        assertThat(items("&sku:in=" + encoded(sku.toLowerCase(Locale.ROOT)))).containsExactly(item);
        assertThat(items("&sku:in=" + encoded(sku) + "," + encoded(other) + ",nothing"))
                .hasSize(2);
        assertThat(items("&variant_id:in=" + item.at("/identity/variant_id").asText()))
                .containsExactly(item);
        assertThat(items("&product_id:in=" + product)).contains(item);
        assertThat(items("&location_id:in=2&sku:in=" + encoded(sku)).get(0).path("locations"))
                .hasSize(1);
        assertThat(list("/v3/inventory/locations/2/items?sku:in=" + encoded(sku))
                        .get(0)
                        .path("available_to_sell"))
                .isEqualTo(item.at("/locations/1/available_to_sell"));
        assertThat(open.status("/v3/inventory/locations/9/items")).isEqualTo(404);
    }

    @Test
    void findsEverySkuOfTheSeed() {
        List<String> skus = open.shop().stock().skus();

        assertThat(skus).hasSizeGreaterThan(400).allSatisfy(sku -> assertThat(
                        open.shop().stock().quantity(sku, "1"))
                .isNotNegative());
    }

    @Test
    void setsWhatThereIsAndAddsToIt() {
        String sku = sku(0);

        HttpResponse<String> set = put(ABSOLUTE, item("1", "'sku': '" + sku + "'", 17));
        HttpResponse<String> added =
                call("POST", RELATIVE, "{'items': [" + item("1", "'sku': '" + sku + "'", -5) + "]}");

        assertThat(json(set).path("transaction_id").asText()).isNotEmpty();
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(open.shop().stock().quantity(sku, "1")).isEqualTo(12);
        assertThat(items("&sku:in=" + encoded(sku))
                        .get(0)
                        .at("/locations/0/available_to_sell")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void setsByVariantAndByProductAsTheProductIsTracked() {
        JsonNode byProduct = product(tracked("product"));
        JsonNode byVariant = product(tracked("variant"));
        String variant = byVariant.at("/variants/1/id").asText();

        assertThat(put(ABSOLUTE, item("2", "'product_id': " + byProduct.path("id"), 4))
                        .statusCode())
                .isEqualTo(200);
        assertThat(put(ABSOLUTE, item("2", "'variant_id': " + variant, 6)).statusCode())
                .isEqualTo(200);

        assertThat(items("&product_id:in=" + byProduct.path("id")))
                .extracting(item -> item.at("/locations/1/available_to_sell").asInt())
                .containsExactly(4);
        assertThat(items("&variant_id:in=" + variant))
                .extracting(item -> item.at("/locations/1/available_to_sell").asInt())
                .containsExactly(6);
    }

    @Test
    void refusesTheWholeRequestForOneItemAndNamesItInTheTitleOnly() {
        String sku = sku(0);
        int before = open.shop().stock().quantity(sku, "1");

        HttpResponse<String> refused = put(
                ABSOLUTE,
                item("1", "'sku': '" + sku + "'", before + 1)
                        + "," + item("1", "'sku': 'NO-SUCH'", 1)
                        + "," + item("3", "'sku': '" + sku + "'", 1));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(refused).path("title").asText())
                .contains("sku NO-SUCH was not found")
                .contains("Location 3 is disabled");
        assertThat(json(refused).path("errors")).isEmpty();
        assertThat(open.shop().stock().quantity(sku, "1")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "none, product_id, is not tracked",
        "none, sku, is not tracked",
        "product, variant_id, tracked by product",
        "variant, product_id, tracked by variant"
    })
    void refusesWhatIsNotTrackedSo(String tracking, String identity, String reason) {
        JsonNode product = product(tracked(tracking));
        String value =
                switch (identity) {
                    case "product_id" -> product.path("id").asText();
                    case "variant_id" -> product.at("/variants/0/id").asText();
                    default -> "'" + product.path("sku").asText() + "'";
                };

        HttpResponse<String> refused = put(ABSOLUTE, item("1", "'" + identity + "': " + value, 1));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("title").asText())
                .contains(identity + " ")
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'location_id': 1, 'quantity': 1} | exactly one of
                    {'location_id': 1, 'quantity': 1, 'sku': 'A', 'variant_id': 1} | exactly one of
                    {'quantity': 1, 'sku': 'A'} | location_id
                    {'location_id': 1, 'sku': 'A'} | quantity
                    {'location_id': 1, 'sku': 'A', 'quantity': 1.5} | quantity
                    {'location_id': 1, 'sku': 'A', 'quantity': '1'} | quantity
                    {'location_id': 1, 'sku': 'A', 'quantity': 1, 'level': 1} | level
                    """)
    void refusesMalformedItemsByTheirPlace(String item, String reason) {
        HttpResponse<String> refused = put(ABSOLUTE, item);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors").toString()).contains("items.0").contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2147483648"})
    void refusesQuantitiesOutOfRange(String quantity) {
        HttpResponse<String> refused =
                put(ABSOLUTE, "{'location_id': 1, 'sku': '" + sku(0) + "', 'quantity': " + quantity + "}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("title").asText()).contains(quantity);
    }

    @Test
    void takesTwoThousandItemsAndNoMore() {
        String item = item("1", "'sku': '" + sku(0) + "'", 3);

        assertThat(put(ABSOLUTE, (item + ",").repeat(1999) + item).statusCode()).isEqualTo(200);
        assertThat(put(ABSOLUTE, (item + ",").repeat(2000) + item).statusCode()).isEqualTo(413);
    }

    @Test
    void wantsAnAbsoluteAdjustmentBeforeARelativeOne() {
        List<String> fresh = open.shop().stock().skus().stream()
                .filter(sku -> relative(sku).statusCode() == 422)
                .toList();
        assertThat(fresh).isNotEmpty();
        String sku = fresh.get(0);
        assertThat(json(relative(sku)).path("title").asText())
                .contains("absolute")
                .contains(sku);

        put(ABSOLUTE, item("2", "'sku': '" + sku + "'", 2));

        assertThat(relative(sku).statusCode()).isEqualTo(200);
    }

    @Test
    void showsAChangeSomeCallsLaterIfSetSo() {
        open.close();
        open = new OpenShop("orders: 5, api: {stock_lag: 2}");
        String sku = sku(0);
        int before = open.shop().stock().quantity(sku, "1");
        put(ABSOLUTE, item("1", "'sku': '" + sku + "'", before + 9));

        List<Integer> seen = IntStream.range(0, 3)
                .mapToObj(i -> items("&sku:in=" + encoded(sku))
                        .get(0)
                        .at("/locations/0/total_inventory_onhand")
                        .asInt())
                .toList();

        assertThat(seen).containsExactly(before, before, before + 9);
    }

    @Test
    void settlesWhatWasAcceptedWhenATestSaysSo() {
        open.close();
        open = new OpenShop("orders: 5, api: {stock_lag: 1000}");
        String sku = sku(0);
        put(ABSOLUTE, item("1", "'sku': '" + sku + "'", 999));
        assertThat(open.shop().stock().quantity(sku, "1")).isNotEqualTo(999);

        open.shop().stock().settle();

        assertThat(open.shop().stock().quantity(sku, "1")).isEqualTo(999);
    }

    @Test
    void changesStockAndThenLosesTheConnection() {
        String sku = sku(0);
        open.shop().faults().add(Fault.of(Kind.LOST_ANSWER).method("PUT"));

        assertThatThrownBy(() -> put(ABSOLUTE, item("1", "'sku': '" + sku + "'", 999)))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(open.shop().stock().quantity(sku, "1")).isEqualTo(999);
    }

    @Test
    void shutsTheInventoryFromTokensWithoutItsScopeButNotTheCatalog() {
        open.close();
        open = new OpenShop("orders: 5, api: {missing_scopes: [inventory]}");

        assertThat(open.status("/v3/inventory/items")).isEqualTo(403);
        assertThat(put(ABSOLUTE, item("1", "'sku': 'A'", 1)).statusCode()).isEqualTo(403);
        assertThat(open.status("/v3/inventory/locations")).isEqualTo(200);
        assertThat(open.status("/v3/catalog/variants")).isEqualTo(200);
    }

    @Test
    void hasSkusThatDifferByTheirCaseIfSetSo() {
        assertThat(doubled()).isEmpty();
        open.close();
        open = new OpenShop("orders: 5, api: {duplicate_skus: true, quota: unlimited}");

        assertThat(doubled()).isNotEmpty();
        assertThat(items("&sku:in=" + encoded(doubled().get(0)))).hasSize(2);
    }

    @Test
    void sellsWhatTheStorefrontShowsAndNoMore() {
        StockBook stock = open.shop().stock();
        String sku = stock.skus().get(5);
        stock.setQuantity(sku, "1", 3);
        stock.setQuantity(sku, "2", 50);

        StockBook.Sale sale = stock.buy(sku, 2).orElseThrow();

        assertThat(stock.sellable(sku)).isEqualTo(1);
        assertThat(stock.buy(sku, 2)).isEmpty();
        JsonNode order = open.client().json("/v2/orders/" + sale.order());
        JsonNode lines = open.client().json("/v2/orders/" + sale.order() + "/products");
        assertThat(order.path("status_id").asInt()).isEqualTo(11);
        assertThat(lines).hasSize(1);
        assertThat(lines.at("/0/sku").asText()).isEqualTo(sku);
        assertThat(lines.at("/0/quantity").asInt()).isEqualTo(2);
        assertThat(open.client().orders("&min_id=" + sale.order())).hasSize(1);
    }

    @Test
    void sellsAnyVariantUnderItsOwnSkuAndId() {
        JsonNode variant = product(tracked("variant")).at("/variants/2");
        open.shop().stock().setQuantity(variant.path("sku").asText(), "1", 1);

        long order = open.shop()
                .stock()
                .buy(variant.path("sku").asText(), 1)
                .orElseThrow()
                .order();

        JsonNode line = open.client().json("/v2/orders/" + order + "/products").get(0);
        assertThat(line.path("variant_id")).isEqualTo(variant.path("id"));
        assertThat(line.at("/product_options/0/display_value").asText())
                .isEqualTo(variant.at("/option_values/0/label").asText());
    }

    @Test
    void letsTheSameShoppersBuyTheSame() {
        StockBook stock = open.shop().stock();
        long before = total();

        List<StockBook.Sale> sales = stock.shoppers(4, 50);

        long sold = sales.stream().mapToLong(StockBook.Sale::quantity).sum();
        assertThat(sales).hasSizeBetween(25, 50);
        assertThat(total()).isEqualTo(before - sold);
        assertThat(open.shop().orders().size()).isEqualTo(5 + sales.size());
        try (OpenShop again = new OpenShop("orders: 5")) {
            assertThat(again.shop().stock().shoppers(4, 50)).isEqualTo(sales);
        }
    }

    @Test
    void doesNotMindHowManyProductsThereAre() {
        open.close();
        open = new OpenShop("orders: 5, products: 100000, api: {quota: unlimited}");

        JsonNode page = open.client().json("/v3/inventory/items?limit=1000&page=200");

        assertThat(page.path("data")).hasSize(1000);
        assertThat(page.at("/meta/pagination/total").asInt()).isGreaterThan(200_000);
    }

    private List<String> doubled() {
        Set<String> seen = new HashSet<>();
        return all("/v3/inventory/items", 1000).stream()
                .map(item -> item.at("/identity/sku").asText().toLowerCase(Locale.ROOT))
                .filter(Predicate.not(String::isBlank))
                .filter(Predicate.not(seen::add))
                .toList();
    }

    /** Counted apart, from the products. */
    private int expectedItems() {
        return all("/v3/catalog/products?include=variants", 250).stream()
                .mapToInt(product -> switch (product.path("inventory_tracking").asText()) {
                    case "none" -> 0;
                    case "product" -> 1;
                    default -> product.path("variants").size();
                })
                .sum();
    }

    private long total() {
        return all("/v3/inventory/items", 1000).stream()
                .mapToLong(
                        item -> item.at("/locations/0/total_inventory_onhand").asLong())
                .sum();
    }

    private int tracked(String how) {
        return all("/v3/catalog/products", 250).stream()
                .filter(product -> product.path("inventory_tracking").asText().equals(how))
                .mapToInt(product -> product.path("id").asInt())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode product(int id) {
        return open.client()
                .json("/v3/catalog/products/" + id + "?include=variants")
                .path("data");
    }

    private HttpResponse<String> relative(String sku) {
        return call("POST", RELATIVE, "{'items': [" + item("2", "'sku': '" + sku + "'", 1) + "]}");
    }

    private String sku(int n) {
        return open.shop().stock().skus().get(n);
    }

    private static String item(String location, String identity, int quantity) {
        return "{'location_id': " + location + ", " + identity + ", 'quantity': " + quantity + "}";
    }

    private HttpResponse<String> put(String path, String items) {
        return call("PUT", path, "{'reason': 'test', 'items': [" + items + "]}");
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return open.client().call(method, path, body.replace('\'', '"'));
    }

    private List<JsonNode> items(String filters) {
        return list("/v3/inventory/items?limit=1000" + filters);
    }

    private List<JsonNode> list(String path) {
        return StreamSupport.stream(open.client().json(path).path("data").spliterator(), false)
                .toList();
    }

    private List<JsonNode> all(String path, int limit) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            List<JsonNode> rows = list(path + (path.contains("?") ? "&" : "?") + "limit=" + limit + "&page=" + page);
            all.addAll(rows);
            if (rows.size() < limit) {
                return all;
            }
        }
    }

    private static String encoded(String text) {
        return ShopClient.encoded(text);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return ShopClient.parse(response.body());
    }
}
