package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.ShopClient;
import io.cartage.sandbox.ShopShipment;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Order 100 of this shop awaits fulfillment and goes to one address. */
class ShipmentsTest {
    private static final String SETTINGS =
            "orders: 20, lines: 3, statuses: {11: 1}, shares: {digital: 0, pickups: 0, multi_address: 0, ebay: 0,"
                    + " bundles: 0, mixed_digital: 0, gift_certificates_bought: 0, zero_quantity_lines: 0}";
    private static final String SHIPMENTS = "/v2/orders/100/shipments";

    private OpenShop open = new OpenShop(SETTINGS);

    @BeforeEach
    void settle() {
        assertThat(order().path("status_id").asInt()).isEqualTo(11);
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void recordsAShipmentOfPartOfALineAndMovesTheOrder() {
        int quantity = lines().get(0).path("quantity").asInt();

        HttpResponse<String> created = post(shipment(item(0, 1)));

        JsonNode shipment = ShopClient.parse(created.body());
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(shipment.path("order_address_id").asLong()).isEqualTo(address());
        assertThat(shipment.at("/items/0/order_product_id"))
                .isEqualTo(lines().get(0).path("id"));
        assertThat(shipment.at("/items/0/product_id").asInt()).isZero();
        assertThat(lines().get(0).path("quantity_shipped").asInt()).isEqualTo(1);
        assertThat(lines().get(0).path("quantity").asInt()).isEqualTo(quantity);
        assertThat(order().path("items_shipped").asInt()).isEqualTo(1);
        assertThat(order().path("status_id").asInt()).isEqualTo(3);
        assertThat(open.shop().orders().order(100).dateModified()).isEqualTo(OpenShop.NOW);
    }

    @Test
    void callsTheOrderShippedWhenNothingIsLeft() {
        post(shipment(item(0, quantity(0))));
        post(shipment(item(1, quantity(1)) + "," + item(2, quantity(2))));

        assertThat(order().path("status_id").asInt()).isEqualTo(2);
        assertThat(order().path("items_shipped")).isEqualTo(order().path("items_total"));
        assertThat(order().path("date_shipped").asText()).isNotEmpty();
        assertThat(open.client().json(SHIPMENTS + "/count").path("count").asInt())
                .isEqualTo(2);
        assertThat(open.client()
                        .json("/v2/orders?min_id=100&max_id=100&" + ShopClient.WHOLE)
                        .at("/0/consignments/shipping/0/line_items/2/quantity_shipped")
                        .asInt())
                .isEqualTo(quantity(2));
    }

    @Test
    void leavesTheStatusAloneIfSetSo() {
        reopen("api: {status_after_shipment: stays}");

        post(shipment(item(0, 1)));

        assertThat(order().path("status_id").asInt()).isEqualTo(11);
        assertThat(order().path("items_shipped").asInt()).isEqualTo(1);
    }

    @Test
    void listsShipmentsByPageAndOneByOne() {
        assertThat(open.status(SHIPMENTS)).isEqualTo(204);

        long first = id(post(shipment(item(0, 1))));
        long second = id(post(shipment(item(1, 1))));

        assertThat(open.ids(SHIPMENTS)).containsExactly(first, second);
        assertThat(open.ids(SHIPMENTS + "?limit=1&page=2")).containsExactly(second);
        assertThat(open.status(SHIPMENTS + "?limit=1&page=3")).isEqualTo(204);
        assertThat(open.client().json(SHIPMENTS + "/" + second).path("id").asLong())
                .isEqualTo(second);
        assertThat(open.status(SHIPMENTS + "/1")).isEqualTo(404);
        assertThat(open.status("/v2/orders/101/shipments/" + second)).isEqualTo(404);
    }

    @Test
    void showsATestWhatLeft() {
        long id = id(post(shipment(item(0, 1), ", 'tracking_number': 'EJ9580', 'shipping_provider': 'usps'")));

        List<ShopShipment> shipments = open.shop().orders().shipments(100);

        JsonNode line = lines().get(0);
        assertThat(shipments)
                .containsExactly(new ShopShipment(
                        id,
                        "usps",
                        List.of("EJ9580"),
                        List.of(new ShopShipment.Line(
                                line.path("id").asLong(), line.path("sku").asText(), 1))));
    }

    @Test
    void callsAProviderThatIsLeftOutCustomAndMakesNoLinkOfIt() {
        JsonNode omitted = json(post(shipment(item(0, 1), ", 'tracking_number': 'EJ9580'")));
        JsonNode empty = json(post(
                shipment(item(1, 1), ", 'tracking_number': 'X', 'shipping_provider': '', 'tracking_carrier': 'usps'")));

        assertThat(omitted.path("shipping_provider").asText()).isEqualTo("custom");
        assertThat(omitted.path("generated_tracking_link").asText()).isEmpty();
        assertThat(empty.path("shipping_provider").asText()).isEmpty();
        assertThat(empty.path("generated_tracking_link").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'items': [ITEM]} | order_address_id
                    {'order_address_id': 1, 'items': [ITEM]} | no address of this order
                    {'order_address_id': ADDRESS} | items
                    {'order_address_id': ADDRESS, 'items': []} | items
                    {'order_address_id': ADDRESS, 'items': [{'order_product_id': 7, 'quantity': 1}]} | 7 is not in this order
                    {'order_address_id': ADDRESS, 'items': [{'order_product_id': LINE, 'product_id': 0, 'quantity': 1}]} | product_id
                    {'order_address_id': ADDRESS, 'items': [{'order_product_id': LINE}]} | quantity
                    {'order_address_id': ADDRESS, 'items': [{'order_product_id': LINE, 'quantity': 0}]} | quantity
                    {'order_address_id': ADDRESS, 'items': [{'order_product_id': LINE, 'quantity': 999}]} | more than remains
                    {'order_address_id': ADDRESS, 'items': [{'order_product_id': LINE, 'quantity': QUANTITY}, ITEM]} | more than remains
                    {'order_address_id': ADDRESS, 'items': [ITEM], 'tracking_number': '123456789012345678901234567890123456789012345678901'} | longer than 50
                    {'order_address_id': ADDRESS, 'items': [ITEM], 'tracking_number': 5} | must be a text
                    {'order_address_id': ADDRESS, 'items': [ITEM], 'shipping_provider': 'UPS Ground'} | shipping_provider
                    {'order_address_id': ADDRESS, 'items': [ITEM], 'tracking_carrier': 'UPS Ground'} | tracking_carrier
                    {'order_address_id': ADDRESS, 'items': [ITEM], 'order_id': 100} | cannot be written
                    {'order_address_id': ADDRESS, 'items': [ITEM], 'carrier': 'ups'} | not supported
                    [] | JSON object
                    {'order_address_id' | JSON
                    """)
    void refusesWhatThePlatformWouldRefuse(String body, String reason) {
        HttpResponse<String> refused = post(filled(body));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/0/status").asInt()).isEqualTo(400);
        assertThat(json(refused).at("/0/message").asText()).contains(reason);
        assertThat(open.status(SHIPMENTS)).isEqualTo(204);
        assertThat(order().path("status_id").asInt()).isEqualTo(11);
    }

    @Test
    void sendsMoreThanWasOrderedIfSetSo() {
        reopen("api: {over_ship: accept}");

        assertThat(post(shipment(item(0, 999))).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesALineOfAnotherAddress() {
        open.close();
        open = new OpenShop("orders: 20, lines: 4, statuses: {11: 1}, shares: {multi_address: 100, pickups: 0, ebay: 0,"
                + " digital: 0, long_orders: 0}");
        JsonNode first = lines().get(0);
        JsonNode second = lines().get(1);
        assertThat(first.path("order_address_id")).isNotEqualTo(second.path("order_address_id"));

        HttpResponse<String> refused = post(json(
                "{'order_address_id': %s, 'items': [{'order_product_id': %s, 'quantity': 1}]}",
                first.path("order_address_id"), second.path("id")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("does not go to this address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "5", "6"})
    void refusesAnOrderThatIsNotToBeShipped(String status) {
        String shipment = shipment(item(0, 1));
        open.shop().orders().setStatus(100, status);

        assertThat(post(shipment).statusCode()).isEqualTo(400);
    }

    @Test
    void changesEverythingOfAShipmentButItsItems() {
        long id = id(post(shipment(item(0, 1), ", 'comments': 'two boxes'")));

        HttpResponse<String> changed = call("PUT", SHIPMENTS + "/" + id, "{'tracking_number': 'NEW'}");
        HttpResponse<String> refused = call("PUT", SHIPMENTS + "/" + id, "{'items': []}");

        assertThat(json(changed).path("tracking_number").asText()).isEqualTo("NEW");
        assertThat(json(changed).path("comments").asText()).isEqualTo("two boxes");
        assertThat(json(changed).path("items")).hasSize(1);
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void takesShipmentsBackAndLeavesTheOrdersStatus() {
        long id = id(post(shipment(item(0, 1))));
        post(shipment(item(1, 1)));

        assertThat(call("DELETE", SHIPMENTS + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(order().path("items_shipped").asInt()).isEqualTo(1);
        assertThat(call("DELETE", SHIPMENTS, "").statusCode()).isEqualTo(204);

        assertThat(open.status(SHIPMENTS)).isEqualTo(204);
        assertThat(order().path("items_shipped").asInt()).isZero();
        assertThat(order().path("status_id").asInt()).isEqualTo(3);
    }

    @Test
    void goesOnWhereTheSeedLeftAnOrderThatIsPartlyShipped() {
        open.shop().orders().setStatus(100, "3");
        int before = order().path("items_shipped").asInt();
        assertThat(before).isPositive();

        post(shipment(item(1, 1)));

        assertThat(order().path("items_shipped").asInt()).isEqualTo(before + 1);
        assertThat(open.ids(SHIPMENTS)).hasSize(2);
    }

    @Test
    void writesAShipmentAndThenLosesTheConnection() {
        String shipment = shipment(item(0, 1));
        open.shop()
                .faults()
                .add(Fault.of(Kind.LOST_ANSWER)
                        .method("POST")
                        .path("*/shipments")
                        .at(1));

        assertThatThrownBy(() -> post(shipment)).isInstanceOf(UncheckedIOException.class);

        assertThat(open.ids(SHIPMENTS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HANG_UP", "ERROR", "THROTTLE", "BLOCK", "INTERNAL_ERROR", "DENIED", "REVOKE"})
    void writesNothingWhenAnythingElseGoesWrong(String kind) {
        String shipment = shipment(item(0, 1));
        Fault fault = Fault.of(Kind.valueOf(kind)).method("POST").calls(1);
        open.shop().faults().add(fault);

        try {
            assertThat(post(shipment).statusCode()).isGreaterThanOrEqualTo(400);
        } catch (UncheckedIOException hungUp) {
            assertThat(kind).isEqualTo("HANG_UP");
        }

        open.shop().faults().clear();
        assertThat(open.status(SHIPMENTS)).isEqualTo(204);
    }

    @Test
    void changesTheStatusAndTheNumberOfAnOrder() {
        HttpResponse<String> changed =
                call("PUT", "/v2/orders/100", "{'status_id': 9, 'external_order_id': 'SO-1', 'staff_notes': 'ok'}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(order().path("status_id").asInt()).isEqualTo(9);
        assertThat(order().path("external_order_id").asText()).isEqualTo("SO-1");
        assertThat(order().path("staff_notes").asText()).isEqualTo("ok");
        assertThat(open.ids("/v2/orders?external_order_id=SO-1")).containsExactly(100L);
        assertThat(open.shop().orders().written(100)).containsEntry("external_order_id", "SO-1");
        assertThat(open.shop().orders().order(100).dateModified()).isAfter(Instant.parse("2026-11-02T12:00:00Z"));
    }

    @Test
    void shipsNothingByAChangeOfStatus() {
        call("PUT", "/v2/orders/100", "{'status_id': 2}");

        assertThat(order().path("status").asText()).isEqualTo("Shipped");
        assertThat(order().path("items_shipped").asInt()).isZero();
        assertThat(open.status(SHIPMENTS)).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status_id': 15}",
                "{'status_id': 'Shipped'}",
                "{'id': 100}",
                "{'status': 'Shipped'}",
                "{'date_modified': ''}",
                "{'items_shipped': 1}",
                "{'erp_number': 'SO-1'}",
                "{'external_order_id': 5}"
            })
    void refusesWhatCanNotBeWrittenIntoAnOrder(String body) {
        HttpResponse<String> refused = call("PUT", "/v2/orders/100", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(order().path("status_id").asInt()).isEqualTo(11);
    }

    @Test
    void refusesWritesWithoutTheScopeAndWithoutTheContentType() {
        String shipment = shipment(item(0, 1));
        HttpResponse<String> text = open.client()
                .send(open.client()
                        .request(SHIPMENTS)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(shipment))
                        .build());
        reopen("api: {missing_scopes: [write_orders]}");

        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(post(shipment).statusCode()).isEqualTo(403);
        assertThat(open.status(SHIPMENTS)).isEqualTo(204);
    }

    private void reopen(String more) {
        open.close();
        open = new OpenShop(SETTINGS + ", " + more);
    }

    private HttpResponse<String> post(String body) {
        return call("POST", SHIPMENTS, body);
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return open.client().call(method, path, body.replace('\'', '"'));
    }

    private JsonNode order() {
        return open.client().json("/v2/orders/100");
    }

    private JsonNode lines() {
        return open.client().json("/v2/orders/100/products");
    }

    private int quantity(int line) {
        return lines().get(line).path("quantity").asInt();
    }

    private long address() {
        return lines().get(0).path("order_address_id").asLong();
    }

    private String item(int line, int quantity) {
        return json(
                "{'order_product_id': %s, 'quantity': %s}", lines().get(line).path("id"), quantity);
    }

    private String shipment(String items) {
        return shipment(items, "");
    }

    private String shipment(String items, String more) {
        return json("{'order_address_id': %s, 'items': [%s]%s}", address(), items, more);
    }

    private String filled(String body) {
        JsonNode line = lines().get(0);
        return body.replace("ITEM", item(0, 1))
                .replace("ADDRESS", Long.toString(address()))
                .replace("LINE", line.path("id").asText())
                .replace("QUANTITY", line.path("quantity").asText());
    }

    private static String json(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return ShopClient.parse(response.body());
    }

    private static long id(HttpResponse<String> created) {
        return json(created).path("id").asLong();
    }
}
