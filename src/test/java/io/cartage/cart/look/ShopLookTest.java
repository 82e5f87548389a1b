package io.cartage.cart.look;

import static io.cartage.cart.look.Interview.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.look.Finding.State;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What a connection test makes of a shop's answers. */
class ShopLookTest {

    @Test
    void passesAShopThatAnswersEverything() {
        ConnectionReport report = bigcommerce().hold();

        assertThat(report.passed()).isTrue();
        assertThat(report.verdict()).isEqualTo("TEST PASSED: SUCCESSFULLY CONNECTED TO CART");
        assertThat(report.findings())
                .extracting(Finding::subject)
                .containsExactly(
                        "credentials",
                        "shop",
                        "scope",
                        "scope",
                        "scope",
                        "scope",
                        "clock",
                        "quota",
                        "statuses",
                        "history",
                        "locations",
                        "SKUs",
                        "API version");
    }

    @Test
    void asksNothingMoreAfterTheCredentialsWereRefused() {
        Interview interview = bigcommerce().refuse("time", 401);

        ConnectionReport report = interview.hold();

        assertThat(interview.asked()).hasSize(1);
        assertThat(report.findings()).hasSize(1);
        assertThat(report.verdict())
                .startsWith("TEST FAILED: BigCommerce refuses the store's credentials (HTTP 401). ")
                .contains("Store-level API accounts");
    }

    @Test
    void asksOnAfterACallThatIsForbidden() {
        ConnectionReport report = bigcommerce().refuse("time", 403).hold();

        assertThat(report.passed()).isTrue();
        assertThat(about("clock", report).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void takesAShopThatForbidsEverythingForTheWrongOne() {
        Interview interview = new Interview("bigcommerce");
        List.of("time", "store", "count", "oldest", "locations", "products")
                .forEach(call -> interview.refuse(call, 403));

        assertThat(interview.hold().verdict())
                .startsWith("TEST FAILED: BigCommerce forbids every call (HTTP 403). Check the API path");
    }

    @Test
    void failsForAScopeThatAnEnabledFlowNeeds() {
        ConnectionReport report =
                bigcommerce().refuse("count", 403).refuse("oldest", 403).hold();

        assertThat(report.passed()).isFalse();
        assertThat(report.verdict())
                .startsWith("TEST FAILED: scope 'Orders: read-only' is missing, needed by orders. ")
                .contains("Settings > API > Store-level API accounts");
        assertThat(about("history", report).text()).isEqualTo("it takes the scope Orders: read-only");
    }

    @Test
    void warnsOfAScopeWithoutWhichLessIsSeen() {
        ConnectionReport report = bigcommerce().refuse("store", 403).hold();

        assertThat(report.passed()).isTrue();
        assertThat(scope("Information & Settings: read-only", report))
                .extracting(Finding::state, Finding::text)
                .containsExactly(State.WARNING, "missing, so the shop's name and plan stay unknown");
    }

    @Test
    void skipsAScopeThatOnlyLaterFlowsNeed() {
        ConnectionReport report = bigcommerce().refuse("locations", 403).hold();

        assertThat(scope("Store Locations: read-only", report))
                .extracting(Finding::state, Finding::text)
                .containsExactly(State.SKIPPED, "not granted, needed later by inventory, shipments");
    }

    @Test
    void explainsWhyNoAnswerCame() {
        assertThat(verdict(new UnknownHostException("api.bigcomerce.com: Name or service not known")))
                .contains("no machine is known by the name 'api.bigcomerce.com'. Check the address");
        assertThat(verdict(new ConnectException("refused"))).contains("nothing answers at the shop's address");
        assertThat(verdict(new SocketTimeoutException("late"))).contains("doesn't answer in time");
        assertThat(verdict(new SSLHandshakeException("PKIX path building failed")))
                .contains("no secure connection: PKIX path building failed. If a proxy");
        assertThat(verdict(new IOException("cut"))).contains("the connection broke off. Check the network");
        SSLHandshakeException early = new SSLHandshakeException("not yet");
        early.initCause(new CertificateNotYetValidException());
        assertThat(verdict(early)).contains("not valid at this machine's time. Set this machine's clock");
    }

    @Test
    void warnsOfAClockThatIsWrong() {
        ConnectionReport ahead = bigcommerce().at("2026-11-21T12:10:00Z").hold();
        ConnectionReport behind = bigcommerce().at("2026-11-21T11:58:50Z").hold();
        ConnectionReport little = bigcommerce().at("2026-11-21T12:00:10Z").hold();

        assertThat(about("clock", ahead).text()).isEqualTo("this machine is 9 min ahead of the shop");
        assertThat(about("clock", behind).text()).isEqualTo("this machine is 68 s behind the shop");
        assertThat(about("clock", behind).remedy()).contains("Set this machine's clock");
        assertThat(about("clock", little).state()).isEqualTo(State.OK);
    }

    @Test
    void warnsWhenOthersUseTheQuotaUp() {
        ConnectionReport report =
                bigcommerce().header("x-rate-limit-requests-left", "12").hold();

        assertThat(about("quota", report).state()).isEqualTo(State.WARNING);
        assertThat(about("quota", report).text()).isEqualTo("12 of 150 calls left, renewed every 30 s");
    }

    @Test
    void showsWhatTheMerchantCallsAStatusAndHowManyOrdersHaveIt() {
        Finding statuses = about("statuses", bigcommerce().hold());

        assertThat(statuses.text()).isEqualTo("2 in the shop, 1 wanted by orders.statuses");
        assertThat(statuses.details())
                .containsExactly(
                        "wanted  Awaiting Fulfillment, shown as \"To pack\" (7)", "others  Awaiting Pickup (1,234)");
    }

    @Test
    void comparesLocationsWithWarehouses() {
        ConnectionReport equal = bigcommerce().warehouses(" main", "7").hold();
        ConnectionReport other =
                bigcommerce().warehouses("Mian", "Nowhere", "Closed").hold();

        assertThat(about("locations", equal).state()).isEqualTo(State.OK);
        assertThat(about("locations", other).state()).isEqualTo(State.WARNING);
        assertThat(about("locations", other).details())
                .containsExactly(
                        "warehouse \"Mian\" is no location of the shop. Did you mean 'Main'?",
                        "warehouse \"Nowhere\" is no location of the shop.",
                        "warehouse \"Closed\" is a location that is switched off",
                        "location \"Main\" is no warehouse in staging",
                        "location \"West\" is no warehouse in staging");
    }

    @Test
    void goesByTheLocationsThatTheStoresFileNamesForWarehouses() {
        ConnectionReport report = bigcommerce()
                .section("inventory: {warehouses: {EAST: Main}}")
                .warehouses("east", "West")
                .hold();

        assertThat(about("locations", report).state()).isEqualTo(State.OK);
    }

    @Test
    void refusesToChooseBetweenLocationsOfOneName() {
        Finding locations = about(
                "locations",
                bigcommerce()
                        .answer("locations", "{'data': [{'label': 'Main'}, {'label': 'MAIN'}]}".replace('\'', '"'))
                        .warehouses("Main")
                        .hold());

        assertThat(locations.details()).containsExactly("warehouse \"Main\" is the name of 2 locations");
    }

    @Test
    void countsTheSkusThatNobodyCanTellApart() {
        Finding skus = about(
                "SKUs",
                bigcommerce()
                        .answer(
                                "products",
                                notLast(product("Mug", "none", "A-1", "a-1", "A -1")),
                                product("Cup", "product", "", "B-1", "B-1", "C-1"))
                        .hold());

        assertThat(skus.state()).isEqualTo(State.WARNING);
        assertThat(skus.text())
                .isEqualTo("7 variants: 1 without SKU, 1 SKUs more than once, 1 SKUs alike but for case or blanks,"
                        + " 3 untracked, whose stock is not counted");
        assertThat(skus.details())
                .containsExactly(
                        "without SKU: \"Cup\"",
                        "SKUs more than once: \"B-1\"",
                        "SKUs alike but for case or blanks: \"A -1\" and \"A-1\" and \"a-1\"",
                        "untracked: \"A-1\"; \"a-1\"; \"A -1\"");
    }

    @Test
    void readsNoMorePagesThanItMay() {
        String page = notLast(product("Mug", "product", "A-1"));
        Interview interview = bigcommerce().answer("products", page, page, page).pages(2);

        ConnectionReport report = interview.hold();

        assertThat(interview.asked().stream().filter(words -> words.get("path").endsWith("/products")))
                .extracting(words -> words.get("query").replaceFirst(".*page=", ""))
                .containsExactly("1", "2");
        assertThat(about("SKUs", report).text()).startsWith("the first 2 variants of more: 1 SKUs more than once");
    }

    @Test
    void takesTheScopesFromTheListWhereTheCartHasOne() {
        ConnectionReport report = shopify("write_orders", "write_products").hold();

        assertThat(scope("read_orders", report).text()).isEqualTo("granted, needed by orders");
        assertThat(scope("read_all_orders", report).state()).isEqualTo(State.WARNING);
        assertThat(report.verdict()).startsWith("TEST FAILED: scope 'read_customers' is missing, needed by orders. ");
    }

    @Test
    void warnsOfAHistoryShorterThanTheStoreAsksFor() {
        ConnectionReport all = shopify("read_all_orders").hold();
        ConnectionReport old = shopify("read_orders")
                .orders("statuses: [Paid], from: 2026-01-01")
                .hold();
        ConnectionReport late = shopify("read_orders")
                .orders("statuses: [Paid], from: 2026-11-01")
                .hold();

        assertThat(about("history", all).text())
                .isEqualTo("at least 10,000 orders, the oldest of 2026-10-01; orders.from is not set, so all are read");
        assertThat(about("history", old).state()).isEqualTo(State.WARNING);
        assertThat(about("history", old).text()).endsWith("the token sees only the last 60 days, since 2026-09-22");
        assertThat(about("history", late).state()).isEqualTo(State.OK);
    }

    @Test
    void warnsOfAVersionThatEndsSoonOrIsNoLongerServed() {
        ConnectionReport fine = shopify("read_all_orders").hold();
        ConnectionReport soon =
                shopify("read_all_orders").at("2027-08-01T00:00:00Z").hold();
        ConnectionReport over = shopify("read_all_orders")
                .header("x-shopify-api-version", "2027-10")
                .hold();

        assertThat(about("API version", fine).text())
                .isEqualTo("2026-10 answered, served until 2027-10-01 at least, 314 days from now");
        assertThat(about("API version", soon).state()).isEqualTo(State.WARNING);
        assertThat(about("API version", over).text())
                .isEqualTo("2026-10 was asked for, but 2027-10 answered: ours is no longer served");
    }

    @Test
    void takesADeniedAnswerForAMissingApproval() {
        ConnectionReport report = shopify("write_orders", "read_customers", "read_products")
                .refuse("people", new Refusal(0, true, "not approved", new IOException("denied")))
                .hold();

        assertThat(report.verdict())
                .startsWith("TEST FAILED: scope 'protected customer data' is missing, needed by orders. In the Dev"
                        + " Dashboard open the app");
    }

    @Test
    void findsTheCartsOwnWordsInARefusal() {
        ConnectionReport report = shopify()
                .refuse("shop", new Refusal(400, false, "Oauth error app_not_installed", new IOException("400")))
                .hold();

        assertThat(report.verdict())
                .startsWith("TEST FAILED: the app is not installed on this shop (HTTP 400). Install");
    }

    private static String verdict(IOException failure) {
        Refusal refusal = new Refusal(0, false, "", failure);
        return new Interview("bigcommerce").refuse("time", refusal).hold().verdict();
    }

    private static Finding scope(String name, ConnectionReport report) {
        return report.findings().stream()
                .filter(finding -> finding.item().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Interview bigcommerce() {
        return new Interview("bigcommerce")
                .header("x-rate-limit-requests-left", "140")
                .header("x-rate-limit-requests-quota", "150")
                .header("x-rate-limit-time-window-ms", "30000")
                .answer("time", "{\"time\": " + Interview.NOW.getEpochSecond() + "}")
                .answer("store", "{\"name\": \"Acme\", \"plan_name\": \"Pro\", \"status\": \"live\"}")
                .answer(
                        "count",
                        """
                        {"count": 1241, "statuses": [
                          {"id": 11, "custom_label": "To pack", "count": 7},
                          {"id": 8, "custom_label": "Awaiting Pickup", "count": 1234}]}
                        """)
                .answer("oldest", "[{\"date_created\": \"Mon, 05 Oct 2026 10:00:00 +0000\"}]")
                .answer(
                        "locations",
                        """
                        {"data": [{"label": "Main", "enabled": true}, {"id": 7, "label": "West", "enabled": true},
                          {"label": "Closed", "enabled": false}]}
                        """)
                .answer("products", product("Mug", "product", "A-1", "A-2"));
    }

    private static String product(String name, String tracking, String... skus) {
        String variants = String.join(
                ",",
                List.of(skus).stream().map(sku -> "{\"sku\": \"" + sku + "\"}").toList());
        return """
               {"data": [{"name": "%s", "inventory_tracking": "%s", "variants": [%s]}]}
               """
                .formatted(name, tracking, variants);
    }

    /** A page after which another one comes. */
    private static String notLast(String page) {
        return page.replaceFirst("}\\s*$", ", \"meta\": {\"pagination\": {\"links\": {\"next\": \"?page=2\"}}}}");
    }

    private static Interview shopify(String... scopes) {
        String handles = String.join(
                ",",
                List.of(scopes).stream()
                        .map(scope -> "{\"handle\": \"" + scope + "\"}")
                        .toList());
        return new Interview("shopify")
                .orders("statuses: [Paid]")
                .header("X-Shopify-API-Version", "2026-10")
                .answer(
                        "shop",
                        """
                        {"data": {"shop": {"name": "Acme"}, "currentAppInstallation": {"accessScopes": [%s]},
                          "publicApiVersions": [{"handle": "2026-10", "supported": true}]}}
                        """
                                .formatted(handles))
                .answer(
                        "orders",
                        """
                        {"data": {"ordersCount": {"count": 10000, "precision": "AT_LEAST"},
                          "orders": {"nodes": [{"createdAt": "2026-10-01T00:00:00Z"}]}}}
                        """);
    }
}
