package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code cartage test-connection} on simulated shops. */
class TestConnectionTest {
    private static final String PASSED = "TEST PASSED: SUCCESSFULLY CONNECTED TO CART";

    @TempDir
    private Path home;

    @BeforeEach
    void writesThePackagedFilesOut() {
        assertThat(Shell.run("init", home.toString()).exitCode()).isZero();
    }

    @Test
    void endsWithTheLineThatPeopleAndScriptsLookFor() throws IOException {
        Said said = test("sandbox: {seed: 7, orders: 40}");

        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out().lines().toList()).last().isEqualTo(PASSED);
    }

    @Test
    void tellsOneLineForEachThingLookedAt() throws IOException {
        Said said = test("sandbox: {seed: 7, orders: 40}");

        assertThat(said.out())
                .startsWith("shop, a simulated BigCommerce shop\n")
                .containsPattern("\n  ok       credentials  accepted")
                .containsPattern("\n  ok       shop         Sandbox shop shop, plan Standard, prices in USD")
                .containsPattern("\n  ok +Orders: read-only +granted, needed by orders\n")
                .containsPattern("\n  ok       clock        the shop and this machine agree\n")
                .containsPattern("\n  ok       quota        \\d+ of 150 calls left, renewed every 30 s\n")
                .containsPattern("\n  ok       statuses     15 in the shop, 2 wanted by orders.statuses\n")
                .containsPattern("\n +wanted  Awaiting Pickup, shown as \"Ready for collection\" ")
                .containsPattern("\n  ok       history      40 orders, the oldest of 2026-")
                .containsPattern("\n  skipped  locations    3 in the shop: .*\\n? .*there is no database yet\n")
                .containsPattern("\n  warning  SKUs         \\d+ variants: \\d+ without SKU")
                .containsPattern("\n  ok       API version  ")
                .containsPattern("\n  11 ok, 1 warning, 1 skipped; \\d+ API calls\n");
        assertThat(said.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(said.out()).doesNotContain("\u001b");
    }

    @Test
    void tellsTheSameToMachines() throws IOException {
        Said said = test("sandbox: {seed: 7, orders: 40}", "--json");

        JsonNode document = new ObjectMapper().readTree(said.out());
        assertThat(said.exitCode()).isZero();
        assertThat(document.path("passed").asBoolean()).isTrue();
        assertThat(document.path("verdict").asText()).isEqualTo(PASSED);
        assertThat(document.path("calls").asInt()).isBetween(6, 10);
        assertThat(document.path("findings").findValuesAsText("subject"))
                .contains("credentials", "shop", "scope", "clock", "quota", "statuses", "history", "locations", "SKUs");
    }

    @Test
    void failsOnAScopeThatAnEnabledFlowNeeds() throws IOException {
        Said said = test("sandbox: {api: {missing_scopes: [orders]}}");
        Said json = test("sandbox: {api: {missing_scopes: [orders]}}", "--json");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .doesNotContain(PASSED)
                .containsPattern("\n  failed +Orders: read-only +is missing, needed by orders\n");
        assertThat(said.out().lines().toList())
                .last()
                .asString()
                .startsWith("TEST FAILED: scope 'Orders: read-only' is missing, needed by orders.");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(json.out()).path("passed").asBoolean(true))
                .isFalse();
    }

    @Test
    void passesWithWarningsAlone() throws IOException {
        Said said = test("sandbox: {api: {missing_scopes: [information, products, locations]}}");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .containsPattern("\n  warning  scope +Information & Settings: read-only +missing, so ")
                .containsPattern("\n  skipped  SKUs         it takes the scope Products: read-only\n")
                .endsWith(PASSED + "\n");
    }

    @Test
    void saysInOneLineWhatToDoAboutCredentials() throws IOException {
        assertThat(lastOf(test("sandbox: {faults: [{kind: revoke}]}")))
                .startsWith("TEST FAILED: BigCommerce refuses the store's credentials (HTTP 401).")
                .contains("Store-level API accounts");
    }

    @Test
    void saysInOneLineThatTheShopIsDown() throws IOException {
        assertThat(lastOf(test("sandbox: {faults: [{kind: error, status: 503, body: html}]}")))
                .startsWith("TEST FAILED: BigCommerce answered HTTP 503. That is the cart's own trouble");
        assertThat(lastOf(test("sandbox: {faults: [{kind: hang_up}]}")))
                .startsWith("TEST FAILED: the connection broke off. Check the network");
        assertThat(lastOf(test("sandbox: {faults: [{kind: cut}]}")))
                .startsWith("TEST FAILED: the connection broke off.");
    }

    @Test
    void looksAtTheOthersWhenOneCallFails() throws IOException {
        Said said = test("sandbox: {faults: [{kind: error, status: 500, path: /v3/inventory/locations}]}");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains("skipped  locations    BigCommerce answered HTTP 500")
                .contains("not known, since the call that shows it failed");
    }

    @Test
    void waitsForTheQuotaAndCountsItsCalls() throws IOException {
        Said said = test("sandbox: {api: {quota: 4, quota_window: 300ms}}");

        assertThat(said.exitCode()).as(said.out()).isZero();
        assertThat(said.out()).containsPattern("; [6-9] API calls|; 1\\d API calls");
    }

    @Test
    void tellsAWrongShopAndAWrongTokenApartAndShowsNoSecret() throws IOException {
        try (Sandbox sandbox = Sandbox.start(0)) {
            sandbox.open("bigcommerce", "real", SandboxSettings.of("{orders: 5, api: {token: s3cret-t0ken-of-shop}}"));
            String api = "http://127.0.0.1:" + sandbox.port() + "/stores/";

            Said right = test(connection(api + "real/v3/", "s3cret-t0ken-of-shop"));
            Said shop = test(connection(api + "reel/v3/", "s3cret-t0ken-of-shop"));
            Said token = test(connection(api + "real/v3/", "s3cret-t0ken-of-n0ne"));
            Said json = test(connection(api + "real/v3/", "s3cret-t0ken-of-n0ne"), "--json");

            assertThat(right.out()).startsWith("shop, a BigCommerce shop\n").endsWith(PASSED + "\n");
            assertThat(lastOf(shop)).contains("forbids every call (HTTP 403). Check the API path");
            assertThat(lastOf(token)).contains("refuses the store's credentials (HTTP 401)");
            assertThat(List.of(right, shop, token, json))
                    .allSatisfy(said -> assertThat(said.out() + said.err()).doesNotContain("s3cret"));
        }
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        int port;
        try (Sandbox sandbox = Sandbox.start(0)) {
            port = sandbox.port();
        }

        assertThat(lastOf(test(connection("http://127.0.0.1:" + port + "/stores/real/v3/", "abcdefgh"))))
                .startsWith("TEST FAILED: nothing answers at the shop's address. Check the network");
    }

    @Test
    void looksAtAShopOfAnotherCartInTheSameWay() throws IOException {
        Said said = shopify("sandbox: {seed: 5, orders: 30}");

        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out())
                .startsWith("shop, a simulated Shopify shop\n")
                .containsPattern("\n  ok       credentials  accepted")
                .containsPattern("\n  ok       shop         Sandbox shop shop, plan Grow, prices in USD")
                .containsPattern("\n  ok       scope        read_orders +granted, needed by orders\n")
                .containsPattern("\n  ok +protected customer data +granted, needed by orders\n")
                .containsPattern("\n  ok       clock        the shop and this machine agree\n")
                .containsPattern("\n  ok       quota        [0-9,]+ of 2,000 points left, 100 come back each second\n")
                .containsPattern("\n  ok       statuses     \\d+ in the shop, 2 wanted by orders.statuses\n")
                .containsPattern("\n  ok       history      30 orders, the oldest of 2026-")
                .containsPattern("\n  skipped  locations    \\d in the shop: ")
                .containsPattern(
                        "\n  warning  SKUs         \\d+ variants: \\d+ without SKU, \\d+ SKUs more than once, \\d+ SKUs")
                .containsPattern("\n  ok       API version  2026-10 answered, served until 2027-10-01 at least")
                .endsWith(PASSED + "\n");
    }

    @Test
    void readsTheScopesThatACartLists() throws IOException {
        Said missing = shopify("sandbox: {orders: 5, api: {missing_scopes: [read_orders]}}");
        Said limited = shopify("sandbox: {orders: 5, api: {missing_scopes: [read_all_orders, write_inventory]}}");

        assertThat(lastOf(missing))
                .startsWith("TEST FAILED: scope 'read_orders' is missing, needed by orders. In the Dev Dashboard");
        assertThat(limited.exitCode()).as(limited.out()).isZero();
        assertThat(limited.out())
                .containsPattern("warning +read_all_orders +missing, so only orders of the last")
                .containsPattern("skipped +write_inventory +not granted, needed later by inventory")
                .containsPattern("warning  history +5 orders, ")
                .contains("-> Grant read_all_orders, or write orders.from: ");
    }

    @Test
    void warnsWhenAnotherVersionAnswers() throws IOException {
        Said said = shopify("sandbox: {orders: 5, api: {answers_version: 2027-01}}");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("warning  API version  2026-10 was asked for, but 2027-01 answered");
    }

    @Test
    void saysWhyNoTokenIsGranted() throws IOException {
        Said app = shopify("sandbox: {orders: 5, api: {credentials: client, grant: app_not_installed}}");
        Said shop = shopify("sandbox: {orders: 5, api: {credentials: client, grant: shop_not_permitted}}");
        Said granted = shopify("sandbox: {orders: 5, api: {credentials: client}}");

        assertThat(lastOf(app)).startsWith("TEST FAILED: the app is not installed on this shop (HTTP 400). Install it");
        assertThat(lastOf(shop)).startsWith("TEST FAILED: this app may not ask for tokens of this shop (HTTP 400).");
        assertThat(granted.exitCode()).as(granted.out()).isZero();
    }

    @Test
    void saysInACartsOwnWordsWhatClosedTheShop() throws IOException {
        Said frozen = shopify("sandbox: {orders: 5, faults: [{kind: error, status: 402}]}");
        Said locked = shopify("sandbox: {orders: 5, faults: [{kind: error, status: 423}]}");
        Said revoked = shopify("sandbox: {orders: 5, faults: [{kind: revoke}]}");

        assertThat(lastOf(frozen)).contains("HTTP 402. The shop is frozen for unpaid bills");
        assertThat(lastOf(locked)).contains("HTTP 423. The shop is locked");
        assertThat(lastOf(revoked)).contains("refuses the store's credentials (HTTP 401). The access token is wrong");
    }

    @Test
    void comparesTheLocationsWithTheWarehousesInStaging() throws IOException {
        stock("default location", "West warehose");

        Said said = test("sandbox: {orders: 5}");

        assertThat(said.out())
                .contains("warehouse \"West warehose\" is no location of the shop. Did you mean 'West warehouse'?")
                .doesNotContain("warehouse \"default location\"");
        assertThat(said.exitCode()).isZero();
    }

    @Test
    void writesNothingToStaging() throws IOException {
        stock("West");
        String before = tables();

        Said said = test("sandbox: {orders: 5}");

        assertThat(said.exitCode()).isZero();
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void refusesAFileThatIsWrong() throws IOException {
        Path look = home.resolve("routes/bigcommerce/look.yaml");
        Files.writeString(look, Files.readString(look).replace("clock: {time: time.time}", "clock: {tim: time.time}"));

        Said said = test("sandbox: {orders: 5}");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).containsPattern("routes/bigcommerce/look.yaml:\\d+:\\d+: 'tim' is not known here");
    }

    private Said test(String connection, String... options) throws IOException {
        return test("bigcommerce", "[Awaiting Fulfillment, Awaiting Pickup]", connection, options);
    }

    private Said shopify(String connection, String... options) throws IOException {
        return test("shopify", "[Paid, Unfulfilled]", connection, options);
    }

    private Said test(String cart, String statuses, String connection, String... options) throws IOException {
        Files.writeString(
                home.resolve("stores/shop.yaml"),
                """
                store: shop
                cart: %s
                customer: default
                %s
                orders: {statuses: %s}
                """
                        .formatted(cart, connection, statuses));
        String[] arguments = {
            "test-connection",
            "shop",
            "--home",
            home.toString(),
            "--data",
            home.resolve("data").toString()
        };
        return Shell.run(Stream.of(arguments, options).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static String connection(String path, String token) {
        return "connection: {api_path: \"" + path + "\", key: \"client:" + token + "\"}";
    }

    private static String lastOf(Said said) {
        assertThat(said.exitCode()).as(said.out() + said.err()).isEqualTo(1);
        return said.out().lines().reduce((first, second) -> second).orElseThrow();
    }

    private StagingDatabase database() {
        return StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), Clock.systemUTC());
    }

    private void stock(String... warehouses) {
        try (StagingDatabase database = database()) {
            for (String warehouse : warehouses) {
                JdbcClient.create(database.dataSource())
                        .sql("insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)"
                                + " values ('shop', 'A-1', :warehouse, 1, timestamp '2026-11-01 00:00:00')")
                        .param("warehouse", warehouse)
                        .update();
            }
        }
    }

    private String tables() {
        try (StagingDatabase database = database()) {
            List<Map<String, Object>> counts = JdbcClient.create(database.dataSource())
                    .sql("select (select count(*) from cartage_run) as runs,"
                            + " (select count(*) from cartage_mapping_version) as mappings,"
                            + " (select count(*) from s_orders) as orders,"
                            + " (select count(*) from cartage_payload) as payloads")
                    .query()
                    .listOfRows();
            return counts.toString();
        }
    }
}
