package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.ShopClient;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final OpenShop open = new OpenShop("orders: 5, api: {quota: unlimited}");

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void listsOnlyTheFieldsAskedForBesideTheId() {
        JsonNode product = list("/v3/catalog/products?limit=1&include=variants&include_fields=sku,inventory_tracking")
                .get(0);

        assertThat(product.fieldNames()).toIterable().containsExactly("id", "sku", "inventory_tracking", "variants");
    }

    @Test
    void findsProductsByTheirOwnSkuAndVariantsByAnySku() {
        JsonNode product = trackedByVariant();
        String own = ShopClient.encoded(product.path("sku").asText());
        String other = ShopClient.encoded(product.at("/variants/2/sku").asText());

        assertThat(list("/v3/catalog/products?sku=" + own)).hasSize(1);
        assertThat(list("/v3/catalog/products?sku:in=" + own + ",NOTHING")).hasSize(1);
        assertThat(list("/v3/catalog/products?sku:in=" + other)).isEmpty();
        assertThat(list("/v3/catalog/variants?sku=" + other)).containsExactly(product.at("/variants/2"));
    }

    @Test
    void findsWhatChangedSince() {
        List<JsonNode> all = list("/v3/catalog/products?limit=250");
        String since = all.get(200).path("date_modified").asText();
        call("/v3/catalog/products", "[{'id': 77, 'inventory_tracking': 'none'}]");

        List<JsonNode> changed = list("/v3/catalog/products?limit=250&sort=date_modified&direction=desc"
                + "&date_modified:min=" + ShopClient.encoded(since));

        assertThat(changed.get(0).path("id").asInt()).isEqualTo(77);
        assertThat(changed)
                .extracting(product -> product.path("date_modified").asText())
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allSatisfy(date -> assertThat(date).isGreaterThanOrEqualTo(since));
        assertThat(list("/v3/catalog/products?date_modified:min=2026-11-02T12:30:00Z"))
                .hasSize(1);
    }

    @Test
    void addsTheTimeOfDayToADateWithoutOneAsThePlatformDoes() {
        call("/v3/catalog/products", "[{'id': 77, 'inventory_tracking': 'none'}]");
        String today = OpenShop.NOW.toString().substring(0, 10);

        assertThat(list("/v3/catalog/products?date_modified:min=" + today)).hasSize(1);
        assertThat(list("/v3/catalog/products?date_modified:max=" + today + "&limit=250"))
                .hasSize(250);
        assertThat(open.status("/v3/catalog/products?date_modified:min=yesterday"))
                .isEqualTo(422);
    }

    @Test
    void changesTheStockOfVariantsAtTheDefaultLocationAlone() {
        JsonNode variant = trackedByVariant().at("/variants/1");
        String sku = variant.path("sku").asText();
        int west = open.shop().stock().quantity(sku, "2");

        HttpResponse<String> changed =
                call("/v3/catalog/variants", "[{'id': " + variant.path("id") + ", 'inventory_level': 77}]");

        assertThat(ShopClient.parse(changed.body())
                        .at("/data/0/inventory_level")
                        .asInt())
                .isEqualTo(77);
        assertThat(open.shop().stock().quantity(sku, "1")).isEqualTo(77);
        assertThat(open.shop().stock().quantity(sku, "2")).isEqualTo(west);
    }

    @Test
    void refusesABatchOfVariantsForOneThatIsWrong() {
        JsonNode variant = trackedByVariant().at("/variants/1");
        int before = open.shop().stock().quantity(variant.path("sku").asText(), "1");

        HttpResponse<String> refused = call(
                "/v3/catalog/variants",
                "[{'id': " + variant.path("id") + ", 'inventory_level': 77}, {'id': 5, 'inventory_level': 1}]");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ShopClient.parse(refused.body()).at("/batch_errors")).hasSize(1);
        assertThat(ShopClient.parse(refused.body()).at("/batch_errors/0/title").asText())
                .contains("1");
        assertThat(open.shop().stock().quantity(variant.path("sku").asText(), "1"))
                .isEqualTo(before);
    }

    @Test
    void takesFiftyVariantsAndTenProductsAtOnce() {
        String variant = "{'id': " + trackedByVariant().at("/variants/1/id") + ", 'inventory_level': 1}";
        String product = "{'id': 77, 'inventory_tracking': 'none'}";

        assertThat(call("/v3/catalog/variants", "[" + (variant + ",").repeat(49) + variant + "]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("/v3/catalog/variants", "[" + (variant + ",").repeat(50) + variant + "]")
                        .statusCode())
                .isEqualTo(413);
        assertThat(call("/v3/catalog/products", "[" + (product + ",").repeat(9) + product + "]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("/v3/catalog/products", "[" + (product + ",").repeat(10) + product + "]")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void savesTheRestOfAProductWhoseStockCanNotBeSaved() {
        JsonNode product = trackedByVariant();

        HttpResponse<String> partly =
                call("/v3/catalog/products", "[{'id': " + product.path("id") + ", 'inventory_level': 4}]");

        assertThat(partly.statusCode()).isEqualTo(207);
        assertThat(ShopClient.parse(partly.body())
                        .at("/errors/errors/" + product.path("id").asText())
                        .asText())
                .contains("tracked");
    }

    @Test
    void countsAProductAsSoonAsItIsTracked() {
        JsonNode product = list("/v3/catalog/products?limit=250&include=variants").stream()
                .filter(found -> found.path("inventory_tracking").asText().equals("none"))
                .findFirst()
                .orElseThrow();
        String sku = product.path("sku").asText();
        int items = items();
        assertThat(open.shop().stock().skus()).doesNotContain(sku);

        call("/v3/catalog/products", "[{'id': " + product.path("id") + ", 'inventory_tracking': 'product'}]");

        assertThat(open.shop().stock().skus()).contains(sku);
        assertThat(items()).isEqualTo(items + 1);
    }

    @Test
    void findsAVariantByItsNewSkuAndByTheOldOneNoMore() {
        JsonNode variant = trackedByVariant().at("/variants/1");
        String old = variant.path("sku").asText();

        call("/v3/catalog/variants", "[{'id': " + variant.path("id") + ", 'sku': 'NEW ONE'}]");

        assertThat(open.shop().stock().skus()).contains("NEW ONE").doesNotContain(old);
        assertThat(list("/v3/inventory/items?sku:in=new%20one")).hasSize(1);
        assertThat(list("/v3/inventory/items?sku:in=" + ShopClient.encoded(old)))
                .isEmpty();
    }

    private int items() {
        return open.client()
                .json("/v3/inventory/items?limit=1")
                .at("/meta/pagination/total")
                .asInt();
    }

    private JsonNode trackedByVariant() {
        return list("/v3/catalog/products?limit=250&include=variants").stream()
                .filter(product -> product.path("inventory_tracking").asText().equals("variant"))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> list(String path) {
        return StreamSupport.stream(open.client().json(path).path("data").spliterator(), false)
                .toList();
    }

    private HttpResponse<String> call(String path, String body) {
        return open.client().call("PUT", path, body.replace('\'', '"'));
    }
}
