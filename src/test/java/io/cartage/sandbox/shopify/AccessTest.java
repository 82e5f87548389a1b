package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String SHOP = "{ shop { name } }";
    private static final String GRAPH = "/admin/api/2026-10/graphql.json";

    @Test
    void tellsHowToConnectAsAStoreFileWould() {
        try (OpenShop open = new OpenShop("orders: 1, api: {token: shpat_abc}");
                OpenShop client = new OpenShop("orders: 1, api: {credentials: client}")) {
            assertThat(open.shop().connection())
                    .isEqualTo(Map.of(
                            "shop", "http://127.0.0.1:" + open.sandbox().port() + "/shopify/acme", "key", "shpat_abc"));
            assertThat(client.token()).matches("[0-9a-f]{32}:shpss_[0-9a-f]{32}");
        }
    }

    @Test
    void refusesAWrongTokenAnUnknownShopAndAnUnknownAddress() {
        try (OpenShop open = new OpenShop("orders: 1")) {
            HttpResponse<String> stranger = open.send(SHOP, Map.of(), "shpat_wrong");
            HttpRequest lost = HttpRequest.newBuilder(URI.create(open.base().replace("acme", "acne") + GRAPH))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();

            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(OpenShop.body(stranger).get("errors").asText()).startsWith("[API] Invalid API key");
            assertThat(open.send(lost).statusCode()).isEqualTo(404);
            assertThat(open.post("/admin/api/2026-10/orders.json", "{}", open.token())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(open.post(GRAPH, "query=shop", open.token()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void answersAnExpiredVersionByTheOldestThatIsSupported() {
        try (OpenShop open = new OpenShop("orders: 1");
                OpenShop fixed = new OpenShop("orders: 1, api: {answers_version: 2026-07}")) {
            assertThat(version(open, "2026-10")).isEqualTo("2026-10");
            assertThat(version(open, "2027-01")).isEqualTo("2027-01");
            assertThat(version(open, "unstable")).isEqualTo("unstable");
            assertThat(version(open, "2025-04")).isEqualTo("2026-01");
            assertThat(version(fixed, "2026-10")).isEqualTo("2026-07");
        }
    }

    @Test
    void grantsTokensThatExpire() {
        try (OpenShop open = new OpenShop("orders: 1, api: {credentials: client, token_life: 24h}")) {
            JsonNode grant = OpenShop.body(grant(open, "client_credentials", open.token(), "application/json"));
            String token = grant.get("access_token").asText();

            assertThat(token).startsWith("shpat_");
            assertThat(grant.get("expires_in").asInt()).isEqualTo(86_399);
            assertThat(grant.get("scope").asText()).contains("write_orders").doesNotContain("read_orders,");
            open.wait(Duration.ofHours(23));
            assertThat(open.send(SHOP, Map.of(), token).statusCode()).isEqualTo(200);
            open.wait(Duration.ofHours(1));
            assertThat(open.send(SHOP, Map.of(), token).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void takesARequestForATokenAsAFormToo() {
        try (OpenShop open = new OpenShop("orders: 1, api: {credentials: client}")) {
            String[] key = open.token().split(":", 2);
            HttpRequest form = HttpRequest.newBuilder(URI.create(open.base() + "/admin/oauth/access_token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=client_credentials&client_id=" + key[0] + "&client_secret=" + key[1]))
                    .build();

            String token = OpenShop.body(open.send(form)).get("access_token").asText();

            assertThat(open.send(SHOP, Map.of(), token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesTokensWithTheErrorInAPageUnlessJsonIsTaken() {
        try (OpenShop open = new OpenShop("orders: 1, api: {credentials: client}");
                OpenShop other = new OpenShop("api: {credentials: client, grant: shop_not_permitted}");
                OpenShop removed = new OpenShop("api: {credentials: client, grant: app_not_installed}")) {
            String wrong = open.token() + "x";

            assertThat(grant(open, "client_credentials", wrong, "application/json")
                            .body())
                    .contains("\"error\":\"invalid_client\"");
            assertThat(grant(open, "password", open.token(), "application/json").body())
                    .contains("\"error\":\"unsupported_grant_type\"");
            assertThat(grant(removed, "client_credentials", removed.token(), "application/json")
                            .body())
                    .contains("\"error\":\"app_not_installed\"");
            HttpResponse<String> page = grant(other, "client_credentials", other.token(), "*/*");
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body())
                    .contains("Oauth error shop_not_permitted: Client credentials cannot be performed on this shop.");
        }
    }

    @Test
    void forgetsAGrantedTokenThatIsRevokedButGrantsAnother() {
        try (OpenShop open = new OpenShop("orders: 1, api: {credentials: client}")) {
            String first = granted(open);
            open.shop().faults().add(Fault.of(Kind.REVOKE).calls(1));

            int revoked = open.send(SHOP, Map.of(), first).statusCode();

            assertThat(revoked).isEqualTo(401);
            assertThat(open.send(SHOP, Map.of(), first).statusCode()).isEqualTo(401);
            assertThat(open.send(SHOP, Map.of(), granted(open)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void showsTheScopesAndTheVersions() {
        try (OpenShop open = new OpenShop("orders: 1, api: {missing_scopes: [read_customers, write_products]}")) {
            JsonNode data = open.data(
                    "{ currentAppInstallation { accessScopes { handle } } publicApiVersions { handle supported } }",
                    Map.of());

            assertThat(data.at("/currentAppInstallation/accessScopes").findValuesAsText("handle"))
                    .contains("write_orders", "read_all_orders", "read_products")
                    .doesNotContain("read_customers", "write_products", "read_orders");
            assertThat(data.at("/publicApiVersions").findValuesAsText("handle"))
                    .containsExactly("2026-01", "2026-04", "2026-07", "2026-10", "2027-01", "unstable");
        }
    }

    @Test
    void showsNoCustomerWithoutItsScopeBesideTheRestOfTheOrder() {
        try (OpenShop open = new OpenShop("orders: 3, api: {missing_scopes: [read_customers]}")) {
            JsonNode answer = open.ask("{ orders(first: 1) { nodes { id customer { id } } } }", Map.of());

            assertThat(answer.at("/data/orders/nodes/0/id").asText()).startsWith("gid://shopify/Order/");
            assertThat(answer.at("/data/orders/nodes/0/customer").isNull()).isTrue();
            JsonNode error = answer.at("/errors/0");
            assertThat(error.get("message").asText())
                    .isEqualTo("Access denied for customer field. Required access: `read_customers` access scope.");
            assertThat(error.at("/extensions/code").asText()).isEqualTo("ACCESS_DENIED");
            assertThat(error.get("path").toString()).isEqualTo("[\"orders\",\"nodes\",0,\"customer\"]");
        }
    }

    @Test
    void showsNoOrdersWithoutTheirScopeOrApproval() {
        try (OpenShop open = new OpenShop("orders: 3, api: {missing_scopes: [read_orders]}");
                OpenShop unapproved = new OpenShop("orders: 3, faults: [{kind: denied}]")) {
            JsonNode answer = open.ask("{ orders(first: 1) { nodes { id } } }", Map.of());
            JsonNode denied = unapproved.ask("{ orders(first: 1) { nodes { id } } }", Map.of());

            assertThat(answer.get("data").toString()).isEqualTo("{\"orders\":null}");
            assertThat(answer.get("errors")).hasSize(1);
            assertThat(answer.at("/errors/0/extensions/requiredAccess").asText())
                    .contains("read_orders");
            assertThat(denied.get("data").toString()).isEqualTo("{\"orders\":null}");
            assertThat(denied.at("/errors/0/message").asText()).contains("not approved");
        }
    }

    @Test
    void hidesOrdersOlderThanSixtyDaysWithoutAWord() {
        try (OpenShop all = new OpenShop("orders: 100, days: 100");
                OpenShop open = new OpenShop("orders: 100, days: 100, api: {missing_scopes: [read_all_orders]}")) {
            List<Long> seen = open.allIds(50, ", sortKey: CREATED_AT");
            long oldest = all.ids("first: 1, sortKey: CREATED_AT").get(0);

            assertThat(all.allIds(50, "")).hasSize(100);
            assertThat(seen).hasSizeBetween(30, 90);
            assertThat(open.data("{ order(id: \"" + Gid.of("Order", oldest) + "\") { id } }", Map.of())
                            .get("order")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void showsNoFulfillmentOrdersWithoutAScopeForThemAndNoError() {
        String scopes = "read_merchant_managed_fulfillment_orders, read_assigned_fulfillment_orders, "
                + "read_third_party_fulfillment_orders";
        try (OpenShop open = new OpenShop("orders: 3, api: {missing_scopes: [" + scopes + "]}")) {
            JsonNode data = open.data(
                    "{ orders(first: 3) { nodes { fulfillmentOrders(first: 5) { nodes { id } } } } }", Map.of());

            assertThat(data.findValues("fulfillmentOrders")).hasSize(3).allSatisfy(list -> assertThat(list.get("nodes"))
                    .isEmpty());
        }
    }

    private static String version(OpenShop open, String asked) {
        HttpResponse<String> response =
                open.post("/admin/api/" + asked + "/graphql.json", "{\"query\": \"{ shop { name } }\"}", open.token());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.headers().firstValue("X-Shopify-API-Version").orElseThrow();
    }

    private static String granted(OpenShop open) {
        return OpenShop.body(grant(open, "client_credentials", open.token(), "application/json"))
                .get("access_token")
                .asText();
    }

    private static HttpResponse<String> grant(OpenShop open, String type, String key, String accept) {
        String[] parts = key.split(":", 2);
        return open.send(HttpRequest.newBuilder(URI.create(open.base() + "/admin/oauth/access_token"))
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString("{\"grant_type\": \"" + type + "\", \"client_id\": \"" + parts[0]
                        + "\", \"client_secret\": \"" + parts[1] + "\"}"))
                .build());
    }
}
