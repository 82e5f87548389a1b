package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

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
