package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.ShopShipment;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parcels: what can be sent, what is refused, and what each does to its order. */
class FulfillmentTest {
    private static final String PLAIN = "orders: 12, lines: 2-4, shares: {guests: 0, digital: 0, mixed_digital: 0, "
            + "pickups: 0, point_of_sale: 0, cancelled_orders: 0, split_orders: 0, tips: 0, edited_orders: 0, "
            + "deleted_products: 0, custom_products: 0, gift_certificates_bought: 0}, "
            + "statuses: {PAID: 1, UNFULFILLED: 1}, products: 24, api: {bucket: unlimited}";
    private static final String READ =
            """
            query Delivery($ids: [ID!]!) { nodes(ids: $ids) { id ... on Order {
              updatedAt displayFulfillmentStatus
              fulfillmentOrders(first: 10) { nodes {
                id status updatedAt fulfillmentHolds { reason } supportedActions { action }
                assignedLocation { name location { id name } }
                lineItems(first: 50) { nodes { id sku totalQuantity remainingQuantity lineItem { id sku quantity } } } } }
              fulfillments(first: 50) { id name status displayStatus totalQuantity location { id }
                trackingInfo { company number url }
                fulfillmentLineItems(first: 50) { nodes { quantity lineItem { id } } } } } } }
            """;
    private static final String SEND =
            """
            mutation Send($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) {
              fulfillment { id name status totalQuantity location { id } trackingInfo { company number url } }
              userErrors { field message } } }
            """;
    private static final String CANCEL = "mutation Cancel($id: ID!) { fulfillmentCancel(id: $id) { "
            + "fulfillment { id status displayStatus } userErrors { field message } } }";

    @Test
    void sendsSomeOfAnOrderAndThenTheRestFromTheSameFulfillmentOrder() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = ordinary(open);
            JsonNode group = order.at("/fulfillmentOrders/nodes/0");
            open.wait(Duration.ofMinutes(5));

            JsonNode sent = send(open, parcel(group, 1, "UPS", "1Z1", "1Z2"));

            JsonNode after = read(open, order);
            assertThat(sent.at("/fulfillment/trackingInfo/1/url").asText())
                    .isEqualTo("https://www.ups.com/track?tracknum=1Z2");
            assertThat(sent.at("/fulfillment/name").asText()).endsWith("-F1");
            assertThat(after.get("displayFulfillmentStatus").asText()).isEqualTo("PARTIALLY_FULFILLED");
            assertThat(after.get("updatedAt").asText()).isEqualTo("2026-11-02T13:05:00Z");
            assertThat(after.at("/fulfillmentOrders/nodes/0/id")).isEqualTo(group.get("id"));
            assertThat(after.at("/fulfillmentOrders/nodes/0/status").asText()).isEqualTo("IN_PROGRESS");
            assertThat(remaining(after)).isEqualTo(remaining(order) - 1);

            send(open, everything(after.at("/fulfillmentOrders/nodes/0")));

            JsonNode done = read(open, order);
            assertThat(done.get("displayFulfillmentStatus").asText()).isEqualTo("FULFILLED");
            assertThat(done.at("/fulfillmentOrders/nodes/0/status").asText()).isEqualTo("CLOSED");
            assertThat(done.at("/fulfillmentOrders/nodes/0/supportedActions")).isEmpty();
            assertThat(remaining(done)).isZero();
            assertThat(open.shop().orders().shipments(number(order)))
                    .hasSize(2)
                    .flatExtracting(ShopShipment::trackingNumbers)
                    .containsExactly("1Z1", "1Z2");
        }
    }

    @Test
    void refusesWhatCannotBeSentAndSendsNothingOfIt() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = ordinary(open);
            JsonNode group = order.at("/fulfillmentOrders/nodes/0");
            String line = group.at("/lineItems/nodes/0/id").asText();
            String id = group.get("id").asText();
            int all = group.at("/lineItems/nodes/0/remainingQuantity").asInt();

            assertThat(refused(open, group(id, line, 0))).isEqualTo("Quantity must be greater than 0");
            assertThat(refused(open, group(id, line, all + 1)))
                    .isEqualTo("Invalid fulfillment order line item quantity requested.");
            assertThat(refused(open, List.of(group(id, line, all), group(id, line, 1))))
                    .isEqualTo("Invalid fulfillment order line item quantity requested.");
            assertThat(refused(open, group(id + "9", line, 1))).isEqualTo("Fulfillment order does not exist.");
            assertThat(refused(open, group(id, line + "9", 1)))
                    .isEqualTo("Fulfillment order line item does not exist.");
            assertThat(open.ask(SEND, Map.of("fulfillment", parcel(group("gid://shopify/FulfillmentOrder/0", line, 1))))
                            .at("/errors/0/extensions/code")
                            .asText())
                    .isEqualTo("RESOURCE_NOT_FOUND");
            assertThat(read(open, order)).isEqualTo(order);
        }
    }

    @Test
    void refusesWhatIsSentAlready() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = ordinary(open);
            JsonNode group = order.at("/fulfillmentOrders/nodes/0");
            Map<String, Object> parcel = everything(group);
            send(open, parcel);

            String message = open.data(SEND, Map.of("fulfillment", parcel))
                    .at("/fulfillmentCreate/userErrors/0/message")
                    .asText();

            String number = group.get("id").asText().replaceAll(".*/", "");
            assertThat(message).isEqualTo("Fulfillment order " + number + " has an unfulfillable status= closed.");
            assertThat(open.shop().orders().shipments(number(order))).hasSize(1);
        }
    }

    @Test
    void refusesParcelsOfTwoOrdersAndOfTwoPlaces() {
        try (OpenShop open = new OpenShop(PLAIN.replace("split_orders: 0", "split_orders: 100"))) {
            List<JsonNode> orders = all(open).stream()
                    .filter(order -> order.at("/fulfillmentOrders/nodes").size() == 2)
                    .toList();
            JsonNode one = orders.get(0).at("/fulfillmentOrders/nodes");
            JsonNode other = orders.get(1).at("/fulfillmentOrders/nodes");

            assertThat(refused(open, List.of(group(one.get(0), 1), group(one.get(1), 1))))
                    .contains("single location", "7200000");
            assertThat(refused(open, List.of(group(one.get(0), 1), group(other.get(0), 1))))
                    .contains("same order", "61000000");
        }
    }

    @Test
    void givesNewIdsToWhatIsLeftWhenAParcelIsCalledBack() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = ordinary(open);
            String parcel = send(open, everything(order.at("/fulfillmentOrders/nodes/0")))
                    .at("/fulfillment/id")
                    .asText();

            JsonNode cancelled = open.data(CANCEL, Map.of("id", parcel)).get("fulfillmentCancel");

            JsonNode groups = read(open, order).at("/fulfillmentOrders/nodes");
            assertThat(cancelled.at("/fulfillment/status").asText()).isEqualTo("CANCELLED");
            assertThat(groups).hasSize(2);
            assertThat(groups.get(0).get("status").asText()).isEqualTo("CLOSED");
            assertThat(groups.get(1).get("status").asText()).isEqualTo("OPEN");
            assertThat(groups.get(1).at("/lineItems/nodes/0/id"))
                    .isNotEqualTo(groups.get(0).at("/lineItems/nodes/0/id"));
            assertThat(remaining(read(open, order))).isEqualTo(remaining(order));
            assertThat(open.shop().orders().shipments(number(order))).isEmpty();
            assertThat(open.data(CANCEL, Map.of("id", parcel)).at("/fulfillmentCancel/userErrors"))
                    .hasSize(1);
        }
    }

    @Test
    void holdsAndReleasesAFulfillmentOrderWithoutTouchingTheOrder() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = ordinary(open);
            String group = order.at("/fulfillmentOrders/nodes/0/id").asText();
            open.wait(Duration.ofMinutes(5));

            open.data(
                    "mutation H($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: {reason: HIGH_RISK_OF_FRAUD}) "
                            + "{ fulfillmentHold { id } fulfillmentOrder { id } userErrors { message } } }",
                    Map.of("id", group));

            JsonNode held = read(open, order);
            assertThat(held.get("displayFulfillmentStatus").asText()).isEqualTo("ON_HOLD");
            assertThat(held.get("updatedAt")).isEqualTo(order.get("updatedAt"));
            assertThat(held.at("/fulfillmentOrders/nodes/0/updatedAt").asText()).isEqualTo("2026-11-02T13:05:00Z");
            assertThat(held.at("/fulfillmentOrders/nodes/0/fulfillmentHolds/0/reason")
                            .asText())
                    .isEqualTo("HIGH_RISK_OF_FRAUD");
            assertThat(held.findValuesAsText("action")).contains("RELEASE_HOLD").doesNotContain("CREATE_FULFILLMENT");
            assertThat(refused(open, group(held.at("/fulfillmentOrders/nodes/0"), 1)))
                    .contains("unfulfillable");

            open.data(
                    "mutation R($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }",
                    Map.of("id", group));

            assertThat(read(open, order).findValuesAsText("action")).contains("CREATE_FULFILLMENT");
            assertThat(read(open, order).get("displayFulfillmentStatus").asText())
                    .isEqualTo("UNFULFILLED");
        }
    }

    @Test
    void movesWhatIsLeftToAnotherPlaceThatStocksIt() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = movable(open);
            String group = order.at("/fulfillmentOrders/nodes/0/id").asText();

            JsonNode moved = move(open, group, Places.WEST);

            JsonNode groups = read(open, order).at("/fulfillmentOrders/nodes");
            assertThat(moved.at("/userErrors")).isEmpty();
            assertThat(moved.at("/movedFulfillmentOrder/id").asText()).isNotEqualTo(group);
            assertThat(groups.get(0).get("status").asText()).isEqualTo("CLOSED");
            assertThat(groups.get(1).at("/assignedLocation/name").asText()).isEqualTo("West Warehouse");
            assertThat(remaining(read(open, order))).isEqualTo(remaining(order));
            assertThat(move(open, group, Places.MAIN).at("/userErrors")).hasSize(1);
            assertThat(move(open, groups.get(1).get("id").asText(), Places.OLD_STORE)
                            .at("/userErrors"))
                    .hasSize(1);
        }
    }

    @Test
    void leavesTheParcelsOfThePastAsTheyWere() {
        try (OpenShop open = new OpenShop(PLAIN.replace("UNFULFILLED: 1", "PARTIALLY_FULFILLED: 1"))) {
            JsonNode order = ordinary(open);
            JsonNode before = order.at("/fulfillments/0");

            send(open, everything(order.at("/fulfillmentOrders/nodes/0")));

            JsonNode after = read(open, order);
            assertThat(after.get("fulfillments")).hasSize(2);
            assertThat(after.at("/fulfillments/0")).isEqualTo(before);
            assertThat(after.get("displayFulfillmentStatus").asText()).isEqualTo("FULFILLED");
        }
    }

    @Test
    void closesTheFulfillmentOrdersOfACancelledOrder() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = ordinary(open);
            send(open, parcel(order.at("/fulfillmentOrders/nodes/0"), 1, "UPS", "1Z1"));

            open.shop().orders().cancel(number(order));

            JsonNode after = read(open, order);
            assertThat(remaining(after)).isZero();
            assertThat(after.at("/fulfillmentOrders/nodes/0/status").asText()).isEqualTo("CLOSED");
            assertThat(refused(open, group(order.at("/fulfillmentOrders/nodes/0"), 1)))
                    .contains("status= closed");
        }
    }

    @Test
    void sendsWithoutAnAnswerWhenTheAnswerIsLostButNotWhenTheConnectionEndsBefore() {
        try (OpenShop open = new OpenShop(PLAIN)) {
            JsonNode order = ordinary(open);
            Map<String, Object> parcel = parcel(order.at("/fulfillmentOrders/nodes/0"), 1, "UPS", "1Z1");
            open.shop().faults().add(Fault.of(Kind.HANG_UP).path("*#Send").at(1));
            open.shop().faults().add(Fault.of(Kind.LOST_ANSWER).path("*#Send").at(2));

            assertThatThrownBy(() -> send(open, parcel)).isInstanceOf(UncheckedIOException.class);
            int afterTheFirst = open.shop().orders().shipments(number(order)).size();
            assertThatThrownBy(() -> send(open, parcel)).isInstanceOf(UncheckedIOException.class);

            assertThat(afterTheFirst).isZero();
            assertThat(open.shop().orders().shipments(number(order))).hasSize(1);
        }
    }

    @Test
    void sendsNothingForAnAppThatMayOnlyRead() {
        String scopes = "api: {bucket: unlimited, missing_scopes: [write_merchant_managed_fulfillment_orders]}";
        try (OpenShop open = new OpenShop(PLAIN.replace("api: {bucket: unlimited}", scopes))) {
            JsonNode order = ordinary(open);

            JsonNode answer = open.ask(
                    SEND, Map.of("fulfillment", parcel(order.at("/fulfillmentOrders/nodes/0"), 1, "UPS", "1Z1")));

            assertThat(answer.at("/data/fulfillmentCreate").isNull()).isTrue();
            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("ACCESS_DENIED");
            assertThat(open.shop().orders().shipments(number(order))).isEmpty();
        }
    }

    @Test
    void leavesWhatAFulfillmentServiceSendsToIt() {
        try (OpenShop open = new OpenShop(PLAIN.replace("orders: 12", "orders: 60"))) {
            JsonNode group = all(open).stream()
                    .flatMap(order -> MadeOrders.list(order.at("/fulfillmentOrders/nodes")).stream())
                    .filter(one -> one.at("/assignedLocation/name").asText().equals("Print Partner"))
                    .findFirst()
                    .orElseThrow();

            assertThat(refused(open, group(group, 1))).isEqualTo("Fulfillment order does not exist.");
        }
    }

    /** One of several lines, sent by the main warehouse alone, so that something is left after each step. */
    private static JsonNode ordinary(OpenShop open) {
        return all(open).stream()
                .filter(order -> order.at("/fulfillmentOrders/nodes").size() == 1)
                .filter(order -> order.at("/fulfillmentOrders/nodes/0/assignedLocation/name")
                        .asText()
                        .equals("Main Warehouse"))
                .filter(order -> remaining(order) > 2)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode movable(OpenShop open) {
        return all(open).stream()
                .filter(order -> order.at("/fulfillmentOrders/nodes").size() == 1)
                .peek(order -> order.findValuesAsText("sku").forEach(sku -> stockEverywhere(open, sku)))
                .findFirst()
                .orElseThrow();
    }

    private static void stockEverywhere(OpenShop open, String sku) {
        if (open.shop().stock().skus().contains(sku)) {
            open.shop()
                    .stock()
                    .setQuantity(sku, Places.WEST.location().get("id").toString(), 5);
        }
    }

    private static List<JsonNode> all(OpenShop open) {
        List<String> ids = open.ids("first: 250, sortKey: ID").stream()
                .map(id -> Gid.of("Order", id))
                .toList();
        return MadeOrders.list(open.data(READ, Map.of("ids", ids)).get("nodes"));
    }

    private static JsonNode read(OpenShop open, JsonNode order) {
        return open.data(READ, Map.of("ids", List.of(order.get("id").asText()))).at("/nodes/0");
    }

    private static JsonNode send(OpenShop open, Map<String, Object> parcel) {
        JsonNode payload = open.data(SEND, Map.of("fulfillment", parcel)).get("fulfillmentCreate");
        assertThat(payload.get("userErrors")).isEmpty();
        return payload;
    }

    private static JsonNode move(OpenShop open, String group, Places place) {
        return open.data(
                        "mutation M($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { "
                                + "movedFulfillmentOrder { id } originalFulfillmentOrder { id } userErrors { message } } }",
                        Map.of("id", group, "to", Gid.of("Location", place.id())))
                .get("fulfillmentOrderMove");
    }

    private static String refused(OpenShop open, Map<String, Object> group) {
        return refused(open, List.of(group));
    }

    private static String refused(OpenShop open, List<Map<String, Object>> groups) {
        JsonNode payload = open.data(SEND, Map.of("fulfillment", Map.of("lineItemsByFulfillmentOrder", groups)))
                .get("fulfillmentCreate");
        assertThat(payload.get("fulfillment").isNull()).isTrue();
        return payload.at("/userErrors/0/message").asText();
    }

    private static Map<String, Object> parcel(Map<String, Object> group) {
        return Map.of("lineItemsByFulfillmentOrder", List.of(group));
    }

    private static Map<String, Object> parcel(JsonNode group, int units, String company, String... numbers) {
        Map<String, Object> parcel = new HashMap<>(parcel(group(group, units)));
        parcel.put("trackingInfo", Map.of("company", company, "numbers", List.of(numbers)));
        return parcel;
    }

    /** All that is left of it, line by line. */
    private static Map<String, Object> everything(JsonNode group) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode line : group.at("/lineItems/nodes")) {
            if (line.get("remainingQuantity").asInt() > 0) {
                lines.add(Map.of(
                        "id",
                        line.get("id").asText(),
                        "quantity",
                        line.get("remainingQuantity").asInt()));
            }
        }
        return parcel(Map.of("fulfillmentOrderId", group.get("id").asText(), "fulfillmentOrderLineItems", lines));
    }

    private static Map<String, Object> group(JsonNode group, int units) {
        return group(group.get("id").asText(), group.at("/lineItems/nodes/0/id").asText(), units);
    }

    private static Map<String, Object> group(String id, String line, int units) {
        return Map.of(
                "fulfillmentOrderId", id, "fulfillmentOrderLineItems", List.of(Map.of("id", line, "quantity", units)));
    }

    private static int remaining(JsonNode order) {
        return order.findValuesAsText("remainingQuantity").stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static long number(JsonNode order) {
        return Long.parseLong(order.get("id").asText().replaceAll(".*/", ""));
    }
}
