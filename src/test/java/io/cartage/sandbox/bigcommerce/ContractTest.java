package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.Call;
import io.cartage.sandbox.ContractCheck;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.ShopClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shop answers, held against the platform's own descriptions. */
@Tag("slow")
class ContractTest {
    private static final String ADJUSTMENTS = "/v3/inventory/adjustments/";

    private ContractCheck contract;
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        contract = ContractCheck.assumeContracts("bigcommerce");
        sandbox = Sandbox.start(0);
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed: 1", "seed: 2", "seed: 3, tax_inclusive: true", "seed: 4, credit_lowers_total: true"})
    void answersEveryAddressAsDescribed(String settings) {
        ShopClient client = open(settings);

        Stream<String> faults = addresses(client).stream().flatMap(path -> faults(client, path));

        assertThat(faults).isEmpty();
    }

    @Test
    void answersTheOldShapeOfConsignmentsAsDescribedButForItsArray() {
        ShopClient client = open("api: {consignments: always_array}");

        Stream<String> faults = faults(client, "/v2/orders?limit=20&include=consignments.line_items,fees");

        assertThat(faults).isNotEmpty().allSatisfy(fault -> assertThat(fault).contains("/consignments"));
    }

    @Test
    void wouldNoticeALineThatIsNotAsDescribed() {
        ShopClient client = open("shares: {digital: 0}");
        String path = "/v2/orders?limit=5&include=consignments.line_items";
        String body = client.get(path).body().replace("\"quantity\":1,", "\"quantity\":\"1\",");

        assertThat(contract.faults("/v2/orders", 200, "application/json", body))
                .anySatisfy(fault ->
                        assertThat(fault).contains("/line_items/0/quantity").contains("type (string)"));
    }

    @Test
    void findsNothingAgainstTheRequestsThatAReaderOfOrdersMakes() {
        SandboxShop shop = sandbox.open("bigcommerce", "acme", SandboxSettings.of("orders: 300"));
        ShopClient client = new ShopClient(shop);

        client.get("/v2/orders?" + ShopClient.WHOLE + "&sort=date_modified:asc&min_date_modified=2026-10-01T00:00:00Z");
        client.get("/v2/orders/100/products?page=1&limit=250");
        client.get("/v2/orders?status_id=11,9");

        List<Call> calls = shop.calls().latest();
        assertThat(contract.faults(calls.get(0))).isEmpty();
        assertThat(contract.faults(calls.get(1))).isEmpty();
        assertThat(contract.faults(calls.get(2))).hasSize(1).first().asString().startsWith("status_id: ");
    }

    @Test
    void answersWritesAsDescribedAndGetsThemSo() {
        SandboxShop shop = sandbox.open(
                "bigcommerce",
                "acme",
                SandboxSettings.of("{orders: 5, statuses: {11: 1}, shares: {digital: 0, pickups: 0, ebay: 0}}"));
        ShopClient client = new ShopClient(shop);
        JsonNode line = client.json("/v2/orders/100/products").get(0);
        JsonNode variant = variant(client);
        String shipment = shipment(line);

        Stream<String> faults = Stream.of(
                        new Write("POST", "/v2/orders/100/shipments", shipment),
                        new Write("GET", "/v2/orders/100/shipments", ""),
                        new Write("GET", "/v2/orders/100/shipments/500000000", ""),
                        new Write("PUT", "/v2/orders/100/shipments/500000000", "{\"tracking_number\": \"B\"}"),
                        new Write(
                                "PUT",
                                "/v2/orders/100",
                                "{\"status_id\": 9, \"external_order_id\": \"SO-1\", \"staff_notes\": \"x\"}"),
                        new Write("PUT", ADJUSTMENTS + "absolute", adjustment(variant, 5)),
                        new Write("POST", ADJUSTMENTS + "relative", adjustment(variant, -1)),
                        new Write(
                                "PUT",
                                "/v3/catalog/variants",
                                "[{\"id\": " + variant.path("id") + ", \"inventory_level\": 3}]"),
                        new Write("PUT", "/v3/catalog/products", "[{\"id\": 77, \"inventory_tracking\": \"none\"}]"))
                .flatMap(write -> faults(client, shop, write));

        assertThat(faults).isEmpty();
    }

    @Test
    void refusesWritesAsDescribed() {
        SandboxShop shop = sandbox.open("bigcommerce", "acme", SandboxSettings.of("{orders: 5}"));
        ShopClient client = new ShopClient(shop);
        String many = "[" + "{\"id\": 1}, ".repeat(50) + "{\"id\": 1}]";

        Stream<String> faults = Stream.of(
                        new Write("PUT", ADJUSTMENTS + "absolute", adjustment("NO-SUCH")),
                        new Write("PUT", "/v3/catalog/variants", "[{\"id\": 1, \"inventory_level\": 3}]"),
                        new Write("PUT", "/v3/catalog/variants", many),
                        new Write("PUT", "/v3/catalog/products", "[{\"id\": 77, \"inventory_level\": 3}]"))
                .flatMap(write -> faults(client, shop, write));

        assertThat(faults).isEmpty();
        assertThat(shop.calls().latest()).extracting(Call::status).containsExactly(422, 422, 413, 207);
    }

    @Test
    void wouldNoticeAWriteThatIsNotAsDescribed() {
        SandboxShop shop = sandbox.open("bigcommerce", "acme", SandboxSettings.of("{orders: 5}"));
        ShopClient client = new ShopClient(shop);

        Stream<String> faults = Stream.of(
                        new Write("POST", "/v2/orders/100/shipments", "{\"tracking_number\": 5}"),
                        new Write(
                                "PUT", ADJUSTMENTS + "absolute", "{\"items\": [{\"location_id\": 1, \"sku\": \"A\"}]}"),
                        new Write("PUT", "/v3/catalog/variants", "[{\"id\": 1, \"inventory_level\": \"3\"}]"))
                .map(write -> faults(client, shop, write).findFirst().orElse("nothing against " + write.path()));

        assertThat(faults).noneMatch(fault -> fault.startsWith("nothing"));
    }

    /** A call and what it writes. */
    private record Write(String method, String path, String body) {}

    private Stream<String> faults(ShopClient client, SandboxShop shop, Write write) {
        HttpResponse<String> response = client.call(write.method(), write.path(), write.body());
        Call call = shop.calls().latest().get(shop.calls().latest().size() - 1);
        String type = response.headers().firstValue("content-type").orElse("");
        Stream<String> asked = contract.faults(call, shop.calls().body(call)).stream();
        Stream<String> answered =
                contract.faults(write.method(), write.path(), response.statusCode(), type, response.body()).stream();
        return Stream.concat(asked, answered).map(fault -> write + " " + response.body() + ": " + fault);
    }

    private static JsonNode variant(ShopClient client) {
        for (JsonNode product :
                client.json("/v3/catalog/products?include=variants&limit=50").path("data")) {
            if (product.path("inventory_tracking").asText().equals("variant")) {
                return product.at("/variants/0");
            }
        }
        throw new AssertionError("no product is tracked by variant");
    }

    private static String shipment(JsonNode line) {
        return "{\"order_address_id\": " + line.path("order_address_id")
                + ", \"tracking_number\": \"A\", \"shipping_provider\": \"\", \"tracking_carrier\": \"usps\","
                + " \"comments\": \"\", \"items\": [{\"order_product_id\": " + line.path("id")
                + ", \"quantity\": 1}]}";
    }

    private static String adjustment(JsonNode variant, int quantity) {
        return "{\"reason\": \"test\", \"items\": [{\"location_id\": 1, \"variant_id\": " + variant.path("id")
                + ", \"quantity\": " + quantity + "}]}";
    }

    private static String adjustment(String sku) {
        return "{\"items\": [{\"location_id\": 1, \"sku\": \"" + sku + "\", \"quantity\": 1}]}";
    }

    private ShopClient open(String settings) {
        SandboxShop shop = sandbox.open(
                "bigcommerce",
                "acme",
                SandboxSettings.of("{mix: everything, orders: 40, " + settings
                        + (settings.contains("api:") ? "}" : ", api: {quota: unlimited}}")));
        return new ShopClient(shop);
    }

    private static List<String> addresses(ShopClient client) {
        Stream<String> fixed = Stream.of(
                "/v2/orders?limit=250",
                "/v2/orders?limit=250&include=consignments",
                "/v2/orders?" + ShopClient.WHOLE,
                "/v2/orders/count",
                "/v2/order_statuses",
                "/v2/order_statuses/11",
                "/v2/time",
                "/v2/store",
                "/v3/orders/metafields?limit=250",
                "/v3/orders/payment_actions/refunds?limit=250",
                "/v3/customers?limit=50",
                "/v3/catalog/products?limit=50",
                "/v3/catalog/products?limit=250&include=variants&include_fields=name,sku,inventory_tracking",
                "/v3/catalog/products?date_modified:min=2026-01-01T00:00:00Z&sort=date_modified&direction=desc",
                "/v3/catalog/variants?limit=250",
                "/v3/inventory/items?limit=1000",
                "/v3/inventory/locations/2/items?limit=1000",
                "/v3/inventory/locations?limit=250");
        Stream<String> parts = client.orders("").stream()
                .map(order -> order.path("id").asText())
                .flatMap(id -> Stream.of(
                        "/v2/orders/" + id,
                        "/v2/orders/" + id + "?include=consignments.line_items,fees",
                        "/v2/orders/" + id + "/products?limit=250",
                        "/v2/orders/" + id + "/shipping_addresses",
                        "/v2/orders/" + id + "/consignments",
                        "/v2/orders/" + id + "/coupons",
                        "/v2/orders/" + id + "/taxes",
                        "/v2/orders/" + id + "/fees",
                        "/v2/orders/" + id + "/shipments",
                        "/v2/orders/" + id + "/shipments/count",
                        "/v3/orders/" + id + "/metafields",
                        "/v3/orders/" + id + "/transactions",
                        "/v3/orders/" + id + "/payment_actions/refunds"));
        return Stream.concat(fixed, parts).toList();
    }

    private Stream<String> faults(ShopClient client, String path) {
        HttpResponse<String> response = client.get(path);
        String address = path.replaceFirst("\\?.*", "");
        if (response.statusCode() == 204) {
            return Stream.empty(); // the descriptions name 204 for some lists only; it has no body to hold against them
        }
        return contract
                .faults(
                        address,
                        response.statusCode(),
                        response.headers().firstValue("content-type").orElse(""),
                        response.body())
                .stream()
                .map(fault -> path + " " + fault);
    }
}
