package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.ShopClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void tellsHowToConnectAsAStoreFileWould() {
        try (OpenShop open = new OpenShop("orders: 5, api: {token: abc}")) {
            String api = "http://127.0.0.1:" + open.sandbox().port() + "/stores/acme/v3/";

            assertThat(open.shop().connection()).isEqualTo(Map.of("api_path", api, "key", "sandbox-client:abc"));
        }
    }

    @Test
    void refusesAWrongTokenAWrongStoreAndAMissingScope() {
        try (OpenShop open = new OpenShop("orders: 5, api: {missing_scopes: [customers, transactions]}")) {
            URI orders = open.client().request("/v2/orders").build().uri();
            HttpRequest stranger = HttpRequest.newBuilder(orders)
                    .header("X-Auth-Token", "wrong")
                    .build();
            HttpRequest lost = HttpRequest.newBuilder(
                            URI.create(orders.toString().replace("/acme/", "/acne/")))
                    .build();

            assertThat(open.client().send(stranger).statusCode()).isEqualTo(401);
            assertThat(open.client().send(lost).statusCode()).isEqualTo(403);
            assertThat(open.status("/v3/customers")).isEqualTo(403);
            assertThat(open.status("/v3/orders/100/transactions")).isEqualTo(403);
            assertThat(open.status("/v2/orders/100")).isEqualTo(200);
        }
    }

    @Test
    void answersUnknownAddressesMethodsAndTypesAsTheyDeserve() {
        try (OpenShop open = new OpenShop("orders: 5")) {
            HttpRequest post = open.client()
                    .request("/v2/orders")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            HttpRequest pdf = open.client()
                    .request("/v2/orders")
                    .setHeader("Accept", "application/pdf")
                    .build();

            assertThat(open.status("/v2/orders/99")).isEqualTo(404);
            assertThat(open.status("/v2/orders/999999999999")).isEqualTo(404);
            assertThat(open.status("/v2/nothing")).isEqualTo(404);
            assertThat(open.status("/v3/orders")).isEqualTo(404);
            assertThat(open.status("")).isEqualTo(404);
            assertThat(open.client().send(post).statusCode()).isEqualTo(405);
            assertThat(open.client().send(pdf).statusCode()).isEqualTo(406);
        }
    }

    @Test
    void shapesErrorsAsTheirVersionDoes() {
        try (OpenShop open = new OpenShop("orders: 5")) {
            JsonNode v2 = ShopClient.parse(open.client().get("/v2/orders/99").body());
            JsonNode v3 =
                    ShopClient.parse(open.client().get("/v3/catalog/products/1").body());

            assertThat(v2.at("/0/status").asInt()).isEqualTo(404);
            assertThat(v3.at("/status").asInt()).isEqualTo(404);
            assertThat(v3.at("/title").asText()).contains("1");
        }
    }

    @Test
    void tellsWhatIsLeftOfTheQuotaWithEveryAnswerAndRefusesWhatIsTooMuch() {
        try (OpenShop open = new OpenShop("orders: 5, api: {quota: 2, quota_window: 10m}")) {
            HttpResponse<String> first = open.client().get("/v2/time");
            HttpResponse<String> second = open.client().get("/v2/orders?page=9");
            HttpResponse<String> third = open.client().get("/v2/time");

            assertThat(header(first, "X-Rate-Limit-Requests-Left")).isEqualTo(1);
            assertThat(header(second, "x-rate-limit-requests-left")).isZero();
            assertThat(header(first, "X-Rate-Limit-Requests-Quota")).isEqualTo(2);
            assertThat(header(first, "X-Rate-Limit-Time-Window-Ms")).isEqualTo(600_000);
            assertThat(second.statusCode()).isEqualTo(204);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(header(third, "X-Rate-Limit-Time-Reset-Ms")).isBetween(1, 600_000);
        }
    }

    @Test
    void tellsItsTimeItsProfileAndItsStatuses() {
        try (OpenShop open = new OpenShop("orders: 5, currencies: [KWD]")) {
            assertThat(open.client().json("/v2/time").get("time").asLong()).isEqualTo(OpenShop.NOW.getEpochSecond());
            assertThat(open.client().json("/v2/store").get("decimal_places").asInt())
                    .isEqualTo(3);
            assertThat(open.client().json("/v2/order_statuses")).hasSize(15);
        }
    }

    @Test
    void pagesV3InAnEnvelopeAndAnswersNoRowsWith200() {
        try (OpenShop open = new OpenShop("orders: 5")) {
            JsonNode customers = open.client().json("/v3/customers?limit=5&page=2");
            JsonNode none = open.client().json("/v3/customers?id:in=999999");

            assertThat(customers.get("data")).hasSize(5);
            assertThat(customers.at("/meta/pagination/total").asInt()).isEqualTo(21);
            assertThat(none.get("data")).isEmpty();
            assertThat(none.at("/meta/pagination/total").asInt()).isZero();
        }
    }

    @Test
    void findsTheCustomerOfEachOrder() {
        try (OpenShop open = new OpenShop("orders: 30, shares: {guests: 0, ebay: 0}")) {
            for (JsonNode order : open.client().orders("")) {
                JsonNode customers = open.client()
                        .json("/v3/customers?id:in=" + order.get("customer_id").asText());

                assertThat(customers.at("/data/0/email")).isEqualTo(order.at("/billing_address/email"));
            }
        }
    }

    private static int header(HttpResponse<String> response, String name) {
        return Integer.parseInt(response.headers().firstValue(name).orElseThrow());
    }
}
