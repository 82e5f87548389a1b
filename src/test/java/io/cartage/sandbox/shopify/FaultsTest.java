package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Call;
import io.cartage.sandbox.ShopOrder;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String ORDERS = "query Orders { orders(first: 5) { nodes { id } } }";
    private static final String SHOP = "query Shop { shop { name } }";

    @Test
    void throttleWithinA200AndBlockWithA429() {
        try (OpenShop open = new OpenShop("faults: [{kind: throttle, at: 1}, {kind: block, at: 2}]")) {
            HttpResponse<String> throttled = open.send(ORDERS, Map.of(), open.token());
            HttpResponse<String> blocked = open.send(ORDERS, Map.of(), open.token());

            JsonNode cost = OpenShop.body(throttled).at("/extensions/cost");
            assertThat(throttled.statusCode()).isEqualTo(200);
            assertThat(OpenShop.body(throttled).at("/errors/0/extensions/code").asText())
                    .isEqualTo("THROTTLED");
            assertThat(cost.at("/throttleStatus/currentlyAvailable").asInt())
                    .isLessThan(cost.get("requestedQueryCost").asInt());
            assertThat(blocked.statusCode()).isEqualTo(429);
            assertThat(blocked.headers().firstValue("Retry-After")).hasValue("1.0");
            assertThat(open.send(ORDERS, Map.of(), open.token()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void failInsideA200OrWithAnyStatus() {
        try (OpenShop open = new OpenShop("faults: [{kind: internal_error, at: 1}, {kind: error, status: 402, at: 2}, "
                + "{kind: error, status: 502, body: html, at: 3}]")) {
            HttpResponse<String> internal = open.send(SHOP, Map.of(), open.token());
            HttpResponse<String> frozen = open.send(SHOP, Map.of(), open.token());
            HttpResponse<String> gateway = open.send(SHOP, Map.of(), open.token());

            assertThat(internal.statusCode()).isEqualTo(200);
            assertThat(OpenShop.body(internal).at("/errors/0/extensions/code").asText())
                    .isEqualTo("INTERNAL_SERVER_ERROR");
            assertThat(List.of(frozen.statusCode(), gateway.statusCode())).containsExactly(402, 502);
            assertThat(OpenShop.body(frozen).get("errors").asText()).isEqualTo("Unavailable Shop");
            assertThat(gateway.body()).startsWith("<html>");
        }
    }

    @Test
    void strikeTheDocumentTheyName() {
        try (OpenShop open = new OpenShop("faults: [{kind: error, path: '*#Orders', at: 2}]")) {
            assertThat(List.of(status(open, ORDERS), status(open, SHOP), status(open, ORDERS), status(open, SHOP)))
                    .containsExactly(200, 200, 503, 200);
            assertThat(open.shop().calls().countByPath())
                    .containsEntry("/admin/api/2026-10/graphql.json#Orders", 2)
                    .containsEntry("/admin/api/2026-10/graphql.json#Shop", 2);
        }
    }

    @Test
    void revokeTheTokenForGood() {
        try (OpenShop open = new OpenShop("faults: [{kind: revoke, at: 2}]")) {
            assertThat(List.of(status(open, SHOP), status(open, SHOP), status(open, SHOP)))
                    .containsExactly(200, 401, 401);
        }
    }

    @Test
    void changeOrdersAfterAPageOfThemWasAnswered() {
        try (OpenShop open = new OpenShop("orders: 50, faults: [{kind: bulk_edit, orders: 40}]")) {
            status(open, SHOP);
            long before = edited(open);
            status(open, ORDERS);

            assertThat(List.of(before, edited(open))).containsExactly(0L, 40L);
        }
    }

    @Test
    void leaveDateFiltersOutOfAccount() {
        try (OpenShop open = new OpenShop("orders: 7, faults: [{kind: ignore_dates, at: 2}]")) {
            String search = "first: 50, query: \"updated_at:>'2099-01-01'\"";

            assertThat(open.ids(search)).isEmpty();
            assertThat(open.ids(search)).hasSize(7);
        }
    }

    @Test
    void cutTheConnectionInTheMiddleOfTheBody() {
        try (OpenShop open = new OpenShop("faults: [{kind: cut}]")) {
            assertThatThrownBy(() -> status(open, ORDERS)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void leaveACallLogThatTellsTheVariablesButNoToken() {
        try (OpenShop open = new OpenShop("orders: 1")) {
            open.send("query Orders($n: Int) { orders(first: $n) { nodes { id } } }", Map.of("n", 5), open.token());

            Call call = open.shop().calls().latest().get(0);
            assertThat(call.path()).isEqualTo("/admin/api/2026-10/graphql.json#Orders");
            assertThat(call.query()).isEqualTo("{\"n\":5}");
            assertThat(call.toString()).doesNotContain(open.token());
        }
    }

    private static int status(OpenShop open, String document) {
        return open.send(document, Map.of(), open.token()).statusCode();
    }

    private static long edited(OpenShop open) {
        return open.shop().orders().all().stream()
                .filter(order -> order.edits() > 0)
                .map(ShopOrder::id)
                .count();
    }
}
