package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.look.ConnectionReport;
import io.cartage.flow.SupportBundle;
import io.cartage.staging.desk.Deed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of stores by HTTP: who may do what, the steps of connecting a shop, settings, orders, backfills, and secrets. */
class StorePagesTest {
    private static final Map<String, String> NAMES =
            Map.of("cart", "bigcommerce", "store", "globex", "customer", "globex");
    private static final String HOSTILE = "<script>alert(1)</script>";

    @TempDir
    private Path home;

    private StoreTown town;

    @BeforeEach
    void open() throws Exception {
        town = new StoreTown(home);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void showsStoresAndTheirSettingsToEverybodyKnown() throws Exception {
        Visitor viewer = town.console().as("viewer");

        assertThat(viewer.get("/stores").body())
                .contains("home-shop", "customer acme", "every 1d", "never run")
                .doesNotContain("Connect a store");
        assertThat(viewer.get("/stores/home-shop").body())
                .contains("takes no keys")
                .doesNotContain("Run now");
        HttpResponse<String> settings = viewer.get("/stores/home-shop/settings");
        assertThat(settings.statusCode()).isEqualTo(200);
        assertThat(settings.body()).contains("You may look", "value=\"H-\"").doesNotContain("Save settings");
        assertThat(town.console().visitor().get("/stores").statusCode()).isEqualTo(303);
        assertThat(viewer.get("/stores/nobody").statusCode()).isEqualTo(404);
    }

    /** All by one console: to open it costs more than to ask it. */
    @Test
    void keepsOutWhoMayNot() throws Exception {
        Visitor viewer = town.console().as("viewer");
        Visitor consultant = town.console().as("consultant");
        int deeds = deeds().size();

        for (String path : List.of("test", "orders", "backfill", "settings/statuses")) {
            assertKeptOut(viewer.get("/stores/home-shop/" + path), path);
        }
        for (String path : List.of("test", "orders", "backfill", "backfill/stop", "run/orders", "catalog")) {
            assertKeptOut(viewer.post("/stores/home-shop/" + path, Map.of()), path);
        }
        for (String path : List.of("new", "new/keys", "new/review")) {
            assertKeptOut(consultant.get("/stores/" + path), path);
        }
        for (String path : List.of(
                "home-shop/settings", "home-shop/keys", "new", "new/keys", "new/test", "new/settings", "new/write")) {
            assertKeptOut(consultant.post("/stores/" + path, Map.of()), path);
        }
        assertThat(deeds()).hasSize(deeds);
    }

    private static void assertKeptOut(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
        assertThat(answer.body()).as(path).contains("It takes the role");
    }

    @Test
    void connectsAShopStepByStepAndKeepsItsSecretInOnePlaceAlone() throws Exception {
        String api = town.shop("globex", "{orders: 30, api: {token: " + StoreTown.TOKEN + "}}");
        Visitor admin = town.console().as("admin");
        StringBuilder seen = new StringBuilder();

        seen.append(admin.get("/stores/new").body());
        assertThat(admin.post("/stores/new", NAMES).headers().firstValue("location"))
                .contains("/stores/new/keys");
        seen.append(admin.get("/stores/new/keys").body());
        assertThat(seen).contains("What to click in BigCommerce", "Create API account");
        assertThat(admin.post("/stores/new/keys", Map.of("k.key", StoreTown.file(api)))
                        .headers()
                        .firstValue("location"))
                .contains("/stores/new/keys#recognised");
        String recognised = admin.get("/stores/new/keys").body();
        assertThat(recognised).contains("This was recognised", "/stores/globex", "•••• (27 characters)");
        admin.post("/stores/new/test", Map.of());
        String tested = admin.get("/stores/new/test").body();
        assertThat(tested).contains(ConnectionReport.PASSED, "Next: settings");
        String settings = admin.get("/stores/new/settings").body();
        assertThat(settings).contains("Ready for collection", "Awaiting Fulfillment", "value=\"America/Chicago\"");
        HttpResponse<String> refused = admin.post("/stores/new/settings", Map.of("v.orders.every", "soon"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("'every' is 'soon'", "statuses' is missing");
        admin.post(
                "/stores/new/settings",
                Map.of("v.orders.statuses", "Awaiting Fulfillment", "v.orders.prefix", "G-", "on.shipments", "yes"));
        String review = admin.get("/stores/new/review").body();
        assertThat(review).contains("key: ${secret:STORE_GLOBEX_KEY}", "prefix: G-", "shipments: {}");
        assertThat(Files.exists(home.resolve("stores/globex.yaml"))).isFalse();
        assertThat(Files.exists(home.resolve("secrets"))).isFalse();
        assertThat(admin.post("/stores/new/write", Map.of()).headers().firstValue("location"))
                .contains("/stores/globex?connected=yes");
        String done = admin.get("/stores/globex").body();
        assertThat(done).contains("Being taken up", "kept as STORE_GLOBEX_KEY", "by admin");
        seen.append(recognised).append(tested).append(settings).append(review).append(done);

        assertThat(town.read("stores/globex.yaml"))
                .isEqualTo(
                        """
                        # yaml-language-server: $schema=schema.json
                        # Connected in the console. Every setting is explained in docs/store-settings.md.
                        store: globex
                        cart: bigcommerce
                        customer: globex

                        connection:
                          key: ${secret:STORE_GLOBEX_KEY}

                        orders:
                          statuses: [Awaiting Fulfillment]
                          prefix: G-

                        shipments: {}
                        """);
        assertThat(town.read("secrets/STORE_GLOBEX_KEY")).contains(StoreTown.TOKEN);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("secrets/STORE_GLOBEX_KEY"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(deeds())
                .startsWith(
                        "admin connect store globex: wrote stores/globex.yaml",
                        "admin set secret globex/key: ",
                        "admin test connection globex: before it is connected: passed");
        assertNowhereElse(seen.append(admin.get("/activity").body()).toString());
    }

    /** Pages, the database, the support bundle and every file but the secret's own. */
    private void assertNowhereElse(String pages) throws Exception {
        assertThat(pages).doesNotContain(StoreTown.TOKEN, "0cl1ent0secret");
        JdbcClient jdbc = JdbcClient.create(town.console().database().dataSource());
        for (String table : town.console().database().ownTables()) {
            assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
                    .as(table)
                    .doesNotContain(StoreTown.TOKEN, "0cl1ent0secret");
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        new SupportBundle(
                        town.console().flows().home(), Map.of(), town.console().database(), Clock.systemUTC())
                .write("test", bundle);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.toByteArray()))) {
            while (zip.getNextEntry() != null) {
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContain(StoreTown.TOKEN, "0cl1ent0secret");
            }
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("STORE_GLOBEX_KEY")) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContain(StoreTown.TOKEN);
                }
            }
        }
    }

    @Test
    void refusesNamesThatCantBe() throws Exception {
        Visitor admin = town.console().as("admin");

        HttpResponse<String> taken =
                admin.post("/stores/new", Map.of("cart", "bigcommerce", "store", "home-shop", "customer", "acme"));
        HttpResponse<String> hostile = admin.post(
                "/stores/new", Map.of("cart", "nowhere", "store", "../" + HOSTILE, "customer", "\"" + HOSTILE));

        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("There is a store 'home-shop' already");
        assertThat(hostile.statusCode()).isEqualTo(422);
        assertThat(hostile.body())
                .contains("Choose the cart", "can't be the name of a customer")
                .doesNotContain(HOSTILE);
    }

    @Test
    void tellsWhatIsWrongWithAPasteAndNeverGivesItBack() throws Exception {
        Visitor admin = town.console().as("admin");
        admin.post("/stores/new", NAMES);

        HttpResponse<String> nonsense =
                admin.post("/stores/new/keys", Map.of("k.key", "two words " + StoreTown.TOKEN, "k.api_path", HOSTILE));
        HttpResponse<String> elsewhere = admin.post(
                "/stores/new/keys",
                Map.of("k.key", StoreTown.TOKEN, "k.api_path", "https://evil.example/stores/abc/v3/"));

        assertThat(nonsense.statusCode()).isEqualTo(422);
        assertThat(nonsense.body())
                .contains("none of the forms known", "a text of 37 characters")
                .doesNotContain(StoreTown.TOKEN, HOSTILE);
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("the token is not sent there").doesNotContain(StoreTown.TOKEN);
        assertThat(admin.get("/stores/new/test").statusCode()).isEqualTo(303);
        assertThat(admin.get("/stores/new/settings").statusCode()).isEqualTo(303);
        assertThat(admin.post("/stores/new/write", Map.of()).headers().firstValue("location"))
                .contains("/stores/new/keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{faults: [{kind: revoke}]} | refuses the store's credentials (HTTP 401) | Store-level API accounts",
                "{faults: [{kind: denied}]} | forbids every call (HTTP 403) | its /stores/&lt;hash&gt;/ must be of the shop",
                "{faults: [{kind: error, status: 404}]} | there is no shop at this address (HTTP 404) | Compare the API path",
                "{faults: [{kind: error, status: 503, body: html}]} | answered HTTP 503 | the cart's own trouble",
                "{faults: [{kind: hang_up}]} | the connection broke off | Check the network",
                "{api: {missing_scopes: [orders]}} | is missing, needed by orders | Store-level API accounts"
            })
    void saysWhatToDoAboutEachFailureAndGoesNoFurther(String settings, String fault, String remedy) throws Exception {
        String api = town.shop(
                "shop",
                settings.replaceFirst("\\{", "{orders: 5, ")
                        .replace("api: {", "api: {token: " + StoreTown.TOKEN + ", "));
        Visitor admin = town.console().as("admin");
        admin.post("/stores/new", NAMES);
        admin.post("/stores/new/keys", Map.of("k.key", StoreTown.TOKEN, "k.api_path", api));

        admin.post("/stores/new/test", Map.of());
        String tested = admin.get("/stores/new/test").body();

        assertThat(tested)
                .contains("TEST FAILED", fault, remedy)
                .doesNotContain("Next: settings", ConnectionReport.PASSED);
        assertThat(admin.get("/stores/new/review").headers().firstValue("location"))
                .contains("/stores/new/keys");
    }

    @Test
    void changesSettingsAndKeepsTheComments() throws Exception {
        Visitor admin = town.console().as("admin");
        String mark = mark(admin.get("/stores/home-shop/settings").body());

        HttpResponse<String> saved = admin.post(
                "/stores/home-shop/settings",
                Map.of(
                        "mark", mark,
                        "v.orders.prefix", "HOME-",
                        "v.orders.statuses", "9,Awaiting Fulfillment",
                        "v.defaults.customer_no", "WEB: #1",
                        "on.inventory", "no",
                        "on.shipments", "yes"));

        assertThat(saved.headers().firstValue("location")).contains("/stores/home-shop/settings?saved=yes");
        assertThat(town.read("stores/home-shop.yaml"))
                .contains(
                        "# The shop at home; this comment stays.",
                        "customer: acme            # whose it is",
                        "  # Only these.\n  statuses: [Awaiting Fulfillment, 9]   # the second by its number\n  prefix: HOME-\n",
                        "shipments: {}",
                        "defaults:",
                        "customer_no: \"WEB: #1\"")
                .doesNotContain("inventory");
        assertThat(deeds().get(0)).isEqualTo("admin change settings home-shop: orders.prefix, defaults.customer_no");
    }

    @Test
    void tellsSettingsThatAreWrongBesideTheirFieldsAndWritesNothing() throws Exception {
        Visitor admin = town.console().as("admin");
        String mark = mark(admin.get("/stores/home-shop/settings").body());

        HttpResponse<String> refused = admin.post(
                "/stores/home-shop/settings",
                Map.of("mark", mark, "v.orders.every", HOSTILE, "v.timezone", "America/Chicgo"));
        HttpResponse<String> unknown =
                admin.post("/stores/home-shop/settings", Map.of("mark", mark, "v.orders.statuses", "Complted"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Write a number and a unit such as 30s", "Did you mean 'America/Chicago'?")
                .contains("value=\"&lt;script>")
                .doesNotContain(HOSTILE);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("'Complted' is not an order status", "Did you mean 'Completed'?");
        assertThat(town.read("stores/home-shop.yaml")).isEqualTo(StoreTown.STORE);
    }

    @Test
    void doesntWriteOverSomebodyElsesChange() throws Exception {
        Visitor admin = town.console().as("admin");
        String mark = mark(admin.get("/stores/home-shop/settings").body());
        town.write("stores/home-shop.yaml", StoreTown.STORE.replace("H-", "X-"));

        HttpResponse<String> late =
                admin.post("/stores/home-shop/settings", Map.of("mark", mark, "v.orders.prefix", "HOME-"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody changed", "value=\"HOME-\"");
        assertThat(town.read("stores/home-shop.yaml")).contains("prefix: X-");
        assertThat(admin.post(
                                "/stores/home-shop/settings",
                                Map.of("mark", mark(late.body()), "v.orders.prefix", "HOME-"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void showsWhatIsWrongWithAFileWithLineAndRemedy() throws Exception {
        town.write("stores/broken.yaml", "store: broken\ncart: bigcommerc\norders:\n  statuses: [" + HOSTILE + "]\n");
        town.write("stores/home-shop.yaml", StoreTown.STORE.replace("every: 1d\ninv", "evry: 1d\ninv"));
        Visitor viewer = town.console().as("viewer");

        String list = viewer.get("/stores").body();

        assertThat(list)
                .contains("Not running", "stores/broken.yaml:2:7", "Did you mean 'bigcommerce'?")
                .contains("File has errors", "stores/home-shop.yaml:11:3")
                .doesNotContain(HOSTILE);
        assertThat(viewer.get("/stores/broken").body())
                .contains("The store doesn't run")
                .doesNotContain(HOSTILE);
        assertThat(town.console().as("operator").get("/stores/broken/test").statusCode())
                .isEqualTo(409);
    }

    @Test
    void replacesKeysAndTellsWhoSetThem() throws Exception {
        String api = town.shop("globex", "{orders: 30, api: {token: " + StoreTown.TOKEN + "}}");
        town.write(
                "stores/globex.yaml",
                "store: globex\ncart: bigcommerce\nconnection:\n  api_path: " + api
                        + "   # of the panel\n  key: ${env:NOT_SET}\norders: {statuses: [11]}\n");
        Visitor admin = town.console().as("admin");
        assertThat(admin.get("/stores/globex").body()).contains("the environment variable NOT_SET is not set");

        HttpResponse<String> wrong = admin.post("/stores/globex/keys", Map.of("k.key", "two words"));
        HttpResponse<String> right = admin.post("/stores/globex/keys", Map.of("k.key", StoreTown.TOKEN));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("none of the forms known");
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(town.read("stores/globex.yaml")).contains("# of the panel", "key: ${secret:STORE_GLOBEX_KEY}");
        assertThat(admin.get("/stores/globex").body())
                .contains("kept as STORE_GLOBEX_KEY", "by admin")
                .doesNotContain(StoreTown.TOKEN);
        assertThat(deeds().get(0)).isEqualTo("admin set secret globex/key: ");
    }

    @Test
    void testsAStoreThatIsAtWork() throws Exception {
        Visitor operator = town.console().as("operator");

        String report = operator.post("/stores/home-shop/test", Map.of()).body();

        assertThat(report)
                .contains(ConnectionReport.PASSED, "credentials", "accepted by a simulated shop of this machine");
        assertThat(deeds().get(0)).isEqualTo("operator test connection home-shop: passed");
        assertThat(operator.get("/stores/home-shop/settings/statuses").body())
                .contains("Ready for collection", "value=\"9\" checked", "value=\"Awaiting Fulfillment\" checked");
    }

    @Test
    void listsTheShopsOrdersAndImportsThoseThatWereTicked() throws Exception {
        Visitor operator = town.console().as("operator");
        String path = "/stores/home-shop/orders?from=2026-10-01&to=2026-11-30";

        String page = operator.get(path).body();
        String id = page.replaceFirst("(?s).*?name=\"id\" value=\"(\\d+)\".*", "$1");
        assertThat(page).contains("Not here yet", "50 orders", "Next ");
        String next = page.replaceFirst("(?s).*<a class=\"ct-button\" href=\"([^\"]*after=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(operator.get(next).body()).contains("10 orders").doesNotContain("value=\"" + id + "\"");
        String account = operator.post(path, Map.of("id", id, "ids", "4711000", "force", "yes"))
                .body();

        assertThat(account).contains("1 of 2 staged", "new to the ERP", "has no such order (HTTP 404)");
        assertThat(deeds().get(0))
                .isEqualTo("operator import orders home-shop/orders: 1 of 2 staged: " + id
                        + ", 4711000, whatever the rules say");
        HttpResponse<String> wrong = operator.post(path, Map.of("ids", "1/../2 " + HOSTILE));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("is no order's id").doesNotContain(HOSTILE);
        assertThat(operator.get("/stores/home-shop/orders?from=2026-11-02&to=2026-10-01")
                        .body())
                .contains("The first day must be a day that lies before the last");
    }

    @Test
    void backfillsInTheBackground() throws Exception {
        Visitor operator = town.console().as("operator");
        Map<String, String> span = Map.of("from", "2026-10-01", "to", "2026-11-01", "share", "100");

        assertThat(operator.getPart("/stores/home-shop/backfill/estimate?from=2026-10-01&to=2026-11-01")
                        .body())
                .contains("orders</strong>, if they came evenly", "60 in all");
        operator.post("/stores/home-shop/backfill", span);
        String progress = "";
        while (!progress.contains("All of it is read")) {
            progress = operator.getPart("/stores/home-shop/backfill/progress").body();
        }

        assertThat(progress).contains("100 %", "begun").doesNotContain("id=\"ct-stop\"");
        assertThat(deeds())
                .contains("operator backfill home-shop/orders: 2026-10-01T05:00:00Z to 2026-11-02T06:00:00Z, 100 %"
                        + " of the quota");
        assertThat(operator.post(
                                "/stores/home-shop/backfill",
                                Map.of("from", "2026-11-01", "to", "2026-10-01", "share", "50"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(operator.post(
                                "/stores/home-shop/backfill",
                                Map.of("from", "2026-10-01", "to", "2026-11-01", "share", "x"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void asksForRunsAndForTheCatalog() throws Exception {
        Visitor operator = town.console().as("operator");

        assertThat(operator.post("/stores/home-shop/run/orders", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(operator.post("/stores/home-shop/catalog", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(operator.post("/stores/home-shop/run/nothing", Map.of()).statusCode())
                .isEqualTo(404);

        assertThat(deeds())
                .startsWith("operator rebuild catalog home-shop/inventory: ", "operator run now home-shop/orders: ");
        assertThat(town.console().database().switches().take()).hasSize(1);
    }

    private List<String> deeds() {
        return town.console().database().audit().latest(20).stream()
                .filter(deed -> !deed.action().equals("log in"))
                .map(StorePagesTest::words)
                .toList();
    }

    private static String words(Deed deed) {
        return deed.who() + " " + deed.action() + " " + deed.subject() + ": " + deed.detail();
    }

    private static String mark(String page) {
        return page.replaceFirst("(?s).*name=\"mark\" value=\"([^\"]+)\".*", "$1");
    }
}
