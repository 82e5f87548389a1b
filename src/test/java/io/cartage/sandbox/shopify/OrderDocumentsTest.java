package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.OrderControl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The documents that Cartage sends, answered for a shop that has everything. */
class OrderDocumentsTest {

    @Test
    void answersEveryOrderWholeAndAsTheShopHoldsIt() {
        try (OpenShop open = new OpenShop("orders: 300, mix: everything, api: {bucket: unlimited}")) {
            List<JsonNode> orders = pages(open, 50, 50);

            assertThat(orders).hasSize(300).allSatisfy(order -> {
                OrderControl control = open.shop()
                        .orders()
                        .control(order.get("legacyResourceId").asLong());
                assertThat(new BigDecimal(order.at("/currentTotalPriceSet/shopMoney/amount")
                                .asText()))
                        .isEqualByComparingTo(control.totalIncTax());
                assertThat(order.at("/lineItems/nodes").size()).isEqualTo(Math.min(control.lines(), 50));
                assertThat(order.at("/lineItems/pageInfo/hasNextPage").asBoolean())
                        .isEqualTo(control.lines() > 50);
            });
        }
    }

    @Test
    void readsTheLinesThatAPageOfOrdersDoesNotShow() {
        try (OpenShop open = new OpenShop("orders: 40, shares: {long_orders: 100}, api: {bucket: unlimited}")) {
            JsonNode order = pages(open, 10, 50).stream()
                    .filter(one -> one.at("/lineItems/pageInfo/hasNextPage").asBoolean())
                    .findFirst()
                    .orElseThrow();
            List<String> lines = new ArrayList<>(ids(order));

            String after = order.at("/lineItems/pageInfo/endCursor").asText();
            while (!after.isEmpty()) {
                JsonNode further = open.data(
                                Documented.document("order-lines"),
                                Map.of("id", order.get("id").asText(), "more", 20, "linesAfter", after))
                        .get("order");
                lines.addAll(ids(further));
                boolean isMore = further.at("/lineItems/pageInfo/hasNextPage").asBoolean();
                after = isMore ? further.at("/lineItems/pageInfo/endCursor").asText() : "";
            }

            assertThat(lines)
                    .doesNotHaveDuplicates()
                    .hasSize(open.shop()
                            .orders()
                            .control(order.get("legacyResourceId").asLong())
                            .lines());
        }
    }

    @Test
    void showsOneOrderAsTheListShowsIt() {
        try (OpenShop open = new OpenShop("orders: 30, mix: everything")) {
            for (JsonNode order : pages(open, 30, 50)) {
                JsonNode one = open.data(
                                Documented.document("order"),
                                Map.of("id", order.get("id").asText(), "lines", 50))
                        .get("order");

                assertThat(one).isEqualTo(order);
            }
        }
    }

    @Test
    void answersTheOtherDocumentsOfTheRoutes() {
        try (OpenShop open = new OpenShop("orders: 5")) {
            Map<String, Object> variables = Map.of("first", 100);

            assertThat(Documented.names().stream().filter(name -> name.startsWith("look-")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(open.data(Documented.document(name), variables))
                            .as(name)
                            .isNotEmpty());
        }
    }

    @Test
    void findsThingsByTheirIds() {
        try (OpenShop open = new OpenShop("orders: 5")) {
            long order = open.ids("first: 1").get(0);
            List<String> ids = List.of(Gid.of("Order", order), Gid.of("Order", 1), "gid://shopify/Location/72000001");

            JsonNode nodes = open.data(
                            "query Ids($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Order { name } } }",
                            Map.of("ids", ids))
                    .get("nodes");

            assertThat(nodes.at("/0/__typename").asText()).isEqualTo("Order");
            assertThat(nodes.at("/0/name").asText()).startsWith("#");
            assertThat(nodes.get(1).isNull()).isTrue();
            assertThat(nodes.at("/2/__typename").asText()).isEqualTo("Location");
            assertThat(open.ask("{ order(id: \"1001\") { id } }", Map.of())
                            .at("/errors/0/extensions/code")
                            .asText())
                    .isEqualTo("RESOURCE_NOT_FOUND");
        }
    }

    @Test
    void tellsWhatIsWrongWithADocument() {
        try (OpenShop open = new OpenShop("orders: 1")) {
            JsonNode unknown = open.ask("query Q { shop { colour } }", Map.of());
            JsonNode missing = open.ask("query Q($id: ID!) { order(id: $id) { id } }", Map.of());
            JsonNode broken = open.ask("query { shop { ", Map.of());

            assertThat(unknown.has("data")).isFalse();
            assertThat(unknown.at("/errors/0/message").asText())
                    .isEqualTo("Field 'colour' doesn't exist on type 'Shop'");
            assertThat(unknown.at("/errors/0/extensions").toString())
                    .isEqualTo("{\"code\":\"undefinedField\",\"typeName\":\"Shop\",\"fieldName\":\"colour\"}");
            assertThat(missing.at("/errors/0/extensions/code").asText()).isEqualTo("INVALID_VARIABLE");
            assertThat(broken.get("errors")).hasSize(1);
        }
    }

    private static List<JsonNode> pages(OpenShop open, int size, int lines) {
        List<JsonNode> orders = new ArrayList<>();
        Map<String, Object> variables =
                new HashMap<>(Map.of("limit", size, "lines", lines, "search", "", "sortKey", "UPDATED_AT"));
        while (true) {
            JsonNode page = open.data(Documented.document("orders"), variables).get("orders");
            page.get("nodes").forEach(orders::add);
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return orders;
            }
            variables.put("after", page.at("/pageInfo/endCursor").asText());
        }
    }

    private static List<String> ids(JsonNode order) {
        List<String> ids = new ArrayList<>();
        order.at("/lineItems/nodes").forEach(line -> ids.add(line.get("id").asText()));
        return ids;
    }
}
