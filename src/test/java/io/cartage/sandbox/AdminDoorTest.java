package io.cartage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminDoorTest {
    private final Sandbox sandbox = Sandbox.start(0);
    private final SandboxShop shop =
            sandbox.open("bigcommerce", "acme", SandboxSettings.of("{orders: 30, unmappable: 2}"));
    private final ShopClient client = new ShopClient(shop);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void listsTheShopsWithTheirConnections() {
        JsonNode shops = ShopClient.parse(call("GET", "/sandbox", "").body());

        assertThat(shops).hasSize(1);
        assertThat(shops.at("/0/name").asText()).isEqualTo("acme");
        assertThat(shops.at("/0/connection/key").asText())
                .isEqualTo(shop.connection().get("key"));
    }

    @Test
    void showsWhatAShopWasAsked() {
        client.get("/v2/orders?limit=3");

        JsonNode state = ShopClient.parse(call("GET", "/sandbox/acme", "").body());

        assertThat(state.get("orders").asInt()).isEqualTo(30);
        assertThat(state.get("unmappable")).hasSize(2);
        assertThat(state.get("calls_by_path").get("/v2/orders").asInt()).isEqualTo(1);
        assertThat(state.at("/latest_calls/0/query").asText()).isEqualTo("limit=3");
    }

    @Test
    void armsFaultsWrittenAsJsonOrYamlAndClearsThem() {
        call("POST", "/sandbox/acme/faults", "[{\"kind\": \"error\", \"status\": 500}]");
        int broken = client.get("/v2/time").statusCode();
        JsonNode state = ShopClient.parse(call("GET", "/sandbox/acme", "").body());
        call("DELETE", "/sandbox/acme/faults", "");
        call("POST", "/sandbox/acme/faults", "{kind: block, at: 1}");

        assertThat(broken).isEqualTo(500);
        assertThat(state.at("/faults/0/kind").asText()).isEqualTo("error");
        assertThat(state.at("/faults/0/struck").asInt()).isEqualTo(1);
        assertThat(client.get("/v2/time").statusCode()).isEqualTo(429);
        assertThat(client.get("/v2/time").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhatIsWrongWithAFault() {
        HttpResponse<String> response = call("POST", "/sandbox/acme/faults", "{kind: eror}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("body:1:8: 'kind' is 'eror'. Did you mean 'error'?\n");
        assertThat(call("POST", "/sandbox/acme/faults", "").statusCode()).isEqualTo(400);
    }

    @Test
    void drivesAShopOfAnotherCartAlike() {
        SandboxShop other = sandbox.open("shopify", "northwind", SandboxSettings.of("orders: 4"));

        JsonNode state = ShopClient.parse(call("GET", "/sandbox/northwind", "").body());
        int armed = call("POST", "/sandbox/northwind/faults", "{kind: denied, path: '*#Orders'}")
                .statusCode();
        call("POST", "/sandbox/northwind/orders", "{add: 2}");

        assertThat(state.get("cart").asText()).isEqualTo("shopify");
        assertThat(state.at("/connection/shop").asText()).endsWith("/shopify/northwind");
        assertThat(armed).isEqualTo(200);
        assertThat(other.orders().size()).isEqualTo(6);
    }

    @Test
    void changesOrders() {
        call("POST", "/sandbox/acme/orders", "{id: 100, do: status, status: 5}");
        call("POST", "/sandbox/acme/orders", "{id: 100, do: edit}");
        call("POST", "/sandbox/acme/orders", "{id: 100, do: archive}");
        call("POST", "/sandbox/acme/orders", "{add: 3, change: 2, bulk_edit: 5}");

        ShopOrder order = shop.orders().order(100);
        assertThat(order.status()).isEqualTo("5");
        assertThat(order.edits()).isGreaterThanOrEqualTo(2);
        assertThat(order.archived()).isTrue();
        assertThat(shop.orders().size()).isEqualTo(33);
    }

    @Test
    void countsStockAndSendsShoppers() {
        String sku = shop.stock().skus().get(0);
        call("POST", "/sandbox/acme/stock", "{sku: \"" + sku + "\", quantity: 5}");

        JsonNode sold = ShopClient.parse(call("POST", "/sandbox/acme/stock", "{sku: \"" + sku + "\", buy: 2}")
                .body());
        JsonNode more = ShopClient.parse(call("POST", "/sandbox/acme/stock", "{shoppers: 20, seed: 2, settle: true}")
                .body());
        JsonNode seen = ShopClient.parse(call("GET", "/sandbox/acme/stock?sku=" + ShopClient.encoded(sku), "")
                .body());
        JsonNode whole = ShopClient.parse(call("GET", "/sandbox/acme/stock", "").body());

        assertThat(sold.at("/0/quantity").asInt()).isEqualTo(2);
        assertThat(more.size()).isPositive();
        assertThat(seen.at("/places/0/quantity").asInt()).isLessThanOrEqualTo(3);
        assertThat(seen.path("sellable")).isEqualTo(seen.at("/places/0/quantity"));
        assertThat(whole.path("skus").asInt()).isGreaterThan(400);
        assertThat(shop.orders().size()).isEqualTo(31 + more.size());
    }

    @Test
    void tellsWhatIsWrongWithAChangeOfStock() {
        assertThat(call("POST", "/sandbox/acme/stock", "{buy: 2}").body())
                .isEqualTo("body:1:1: 'sku' is missing. Write which one, such as {sku: TOW-0042, buy: 2}.\n");
        assertThat(call("POST", "/sandbox/acme/stock", "{sku: NONE, buy: 2}").statusCode())
                .isEqualTo(404);
        assertThat(call("GET", "/sandbox/acme/stock?sku=NONE", "").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsWhenThereIsNoSuchShopOrderOrCommand() {
        assertThat(call("GET", "/sandbox/acne", "").statusCode()).isEqualTo(404);
        assertThat(call("POST", "/sandbox/acme/orders", "{id: 99}").statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "/sandbox/acme/orders", "{idd: 100}").statusCode())
                .isEqualTo(400);
        assertThat(call("PUT", "/sandbox/acme/faults", "").statusCode()).isEqualTo(404);
        assertThat(call("GET", "/", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> call(String method, String path, String body) {
        URI uri = URI.create("http://127.0.0.1:" + sandbox.port() + path);
        return client.send(HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
