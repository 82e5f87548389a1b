package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What apps write on orders: it shows in reads, and the order has changed. */
class OrderMarksTest {
    private static final String SHOP = "orders: 5, mix: everything, api: {bucket: unlimited}";
    private static final String READ =
            "query O($id: ID!) { order(id: $id) { updatedAt note poNumber tags closed closedAt "
                    + "customAttributes { key value } metafields(first: 50) { nodes { namespace key type value compareDigest } } } }";
    private static final String TAGS = "mutation T($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { "
            + "node { id ... on Order { tags } } userErrors { field message } } }";
    private static final String UPDATE = "mutation U($input: OrderInput!) { orderUpdate(input: $input) { "
            + "order { id updatedAt note customAttributes { key value } } userErrors { field message } } }";
    private static final String CLOSE = "mutation C($input: OrderCloseInput!) { orderClose(input: $input) { "
            + "order { id closed closedAt } userErrors { field message } } }";
    private static final String METAFIELDS = "mutation M($metafields: [MetafieldsSetInput!]!) { "
            + "metafieldsSet(metafields: $metafields) { metafields { id namespace key type value compareDigest updatedAt } "
            + "userErrors { field message code elementIndex } } }";

    @Test
    void addsTagsToThoseThereAre() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String id = id(open);
            List<String> before = tags(read(open, id));
            open.wait(Duration.ofMinutes(1));

            JsonNode payload = open.data(TAGS, Map.of("id", id, "tags", List.of("in-erp", "in-erp")))
                    .get("tagsAdd");

            JsonNode order = read(open, id);
            assertThat(payload.get("userErrors")).isEmpty();
            assertThat(tags(order))
                    .hasSize(before.size() + 1)
                    .containsAll(before)
                    .contains("in-erp");
            assertThat(order.get("updatedAt").asText()).isEqualTo("2026-11-02T13:01:00Z");
            assertThat(open.ids("first: 5, query: \"tag:'in-erp'\"")).hasSize(1);
            assertThat(open.shop().orders().written(number(id))).isEqualTo(Map.of("tags", "in-erp"));
        }
    }

    @Test
    void replacesListsAsAWholeAndLeavesWhatIsNotNamed() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String id = id(open);
            JsonNode before = read(open, id);

            update(open, Map.of("id", id, "customAttributes", attributes("erp_order", "SO-1")));
            update(
                    open,
                    Map.of("id", id, "customAttributes", attributes("erp_order", "SO-2"), "note", "Hold the door"));

            JsonNode order = read(open, id);
            assertThat(order.get("customAttributes").toString())
                    .isEqualTo("[{\"key\":\"erp_order\",\"value\":\"SO-2\"}]");
            assertThat(order.get("note").asText()).isEqualTo("Hold the door");
            assertThat(order.get("tags")).isEqualTo(before.get("tags"));
            assertThat(open.shop().orders().written(number(id)))
                    .containsEntry("attribute.erp_order", "SO-2")
                    .containsEntry("note", "Hold the door");
        }
    }

    @Test
    void refusesAnUpdateOfNothingAndOfNobody() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String id = id(open);

            assertThat(update(open, Map.of("id", id))
                            .at("/userErrors/0/message")
                            .asText())
                    .isEqualTo("No valid update parameters have been provided");
            assertThat(update(open, Map.of("id", id + "1", "note", "x"))
                            .at("/userErrors/0/message")
                            .asText())
                    .isEqualTo("Order does not exist");
            assertThat(update(open, Map.of("id", id, "note", "x".repeat(5001))).at("/userErrors"))
                    .hasSize(1);
        }
    }

    @Test
    void closesAnOrderOnce() {
        try (OpenShop open = new OpenShop("orders: 5, shares: {archived: 0}, api: {bucket: unlimited}")) {
            String id = id(open);
            open.wait(Duration.ofMinutes(1));

            open.data(CLOSE, Map.of("input", Map.of("id", id)));
            open.wait(Duration.ofMinutes(1));
            JsonNode again = open.data(CLOSE, Map.of("input", Map.of("id", id)));

            assertThat(again.at("/orderClose/userErrors")).isEmpty();
            assertThat(again.at("/orderClose/order/closedAt").asText()).isEqualTo("2026-11-02T13:01:00Z");
            assertThat(open.shop().orders().order(number(id)).archived()).isTrue();
        }
    }

    @Test
    void setsMetafieldsAllOrNone() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String id = id(open);
            JsonNode written = metafields(open, metafield(id, "order_number", "SO-1"), metafield(id, "batch", "7"));

            JsonNode refused = metafields(open, metafield(id, "batch", "8"), metafield(id + "1", "batch", "8"));

            assertThat(written.get("metafields").findValuesAsText("value")).containsExactly("SO-1", "7");
            assertThat(refused.at("/userErrors/0/code").asText()).isEqualTo("INVALID_VALUE");
            assertThat(refused.at("/userErrors/0/field/1").asText()).isEqualTo("1");
            assertThat(open.shop().orders().written(number(id))).containsEntry("metafield.erp.batch", "7");
        }
    }

    @Test
    void comparesAMetafieldBeforeItSetsIt() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String id = id(open);
            String digest = metafields(open, metafield(id, "order_number", "SO-1"))
                    .at("/metafields/0/compareDigest")
                    .asText();
            Map<String, Object> next = new HashMap<>(metafield(id, "order_number", "SO-2"));
            next.put("compareDigest", digest);

            JsonNode changed = metafields(open, next);
            JsonNode stale = metafields(open, next);

            assertThat(changed.get("userErrors")).isEmpty();
            assertThat(stale.at("/userErrors/0/code").asText()).isEqualTo("STALE_OBJECT");
            assertThat(read(open, id).get("metafields").findValuesAsText("value"))
                    .contains("SO-2");
        }
    }

    @Test
    void takesNoMoreThan25Metafields() {
        try (OpenShop open = new OpenShop(SHOP)) {
            String id = id(open);
            List<Map<String, Object>> many = IntStream.range(0, 26)
                    .mapToObj(i -> metafield(id, "k" + i, "v"))
                    .toList();

            JsonNode payload = open.data(METAFIELDS, Map.of("metafields", many)).get("metafieldsSet");

            assertThat(payload.at("/userErrors/0/code").asText()).isEqualTo("LESS_THAN_OR_EQUAL_TO");
            assertThat(open.shop().orders().written(number(id))).isEmpty();
        }
    }

    @Test
    void writesNothingForAnAppThatMayOnlyRead() {
        try (OpenShop open = new OpenShop("orders: 5, api: {missing_scopes: [write_orders]}")) {
            JsonNode answer = open.ask(TAGS, Map.of("id", id(open), "tags", List.of("in-erp")));

            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("ACCESS_DENIED");
            assertThat(answer.at("/data/tagsAdd").isNull()).isTrue();
        }
    }

    private static List<Map<String, String>> attributes(String key, String value) {
        return List.of(Map.of("key", key, "value", value));
    }

    private static Map<String, Object> metafield(String owner, String key, String value) {
        return Map.of(
                "ownerId", owner, "namespace", "erp", "key", key, "type", "single_line_text_field", "value", value);
    }

    private static JsonNode metafields(OpenShop open, Map<String, Object> one) {
        return open.data(METAFIELDS, Map.of("metafields", List.of(one))).get("metafieldsSet");
    }

    private static JsonNode metafields(OpenShop open, Map<String, Object> one, Map<String, Object> other) {
        return open.data(METAFIELDS, Map.of("metafields", List.of(one, other))).get("metafieldsSet");
    }

    private static JsonNode update(OpenShop open, Map<String, Object> input) {
        return open.data(UPDATE, Map.of("input", input)).get("orderUpdate");
    }

    private static JsonNode read(OpenShop open, String id) {
        return open.data(READ, Map.of("id", id)).get("order");
    }

    private static List<String> tags(JsonNode order) {
        List<String> tags = new ArrayList<>();
        order.get("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private static String id(OpenShop open) {
        return Gid.of("Order", open.ids("first: 1, sortKey: ID").get(0));
    }

    private static long number(String id) {
        return Long.parseLong(id.replaceAll(".*/", ""));
    }
}
