package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices and logs, activity, users, account and help in a real browser, in both modes, on a desk and on a phone. */
class SystemPagesIT {
    @RegisterExtension
    static final Browsing browsing = new Browsing();

    private static final String HOSTILE = "<script>alert('x')</script>";

    @BeforeAll
    static void makeUpTrouble() {
        OpenConsole house = browsing.house();
        house.database()
                .calls()
                .add(List.of(
                        call("/v2/orders?min_date_modified=2026-11-20", 200, 340, ""),
                        call("/v3/inventory/adjustments/absolute", 422, 2400, "refused"),
                        call("/graphql.json#orders", 0, 60_000, "timeout"),
                        call("/v2/orders/" + HOSTILE, 500, 80, "broken")));
        house.database()
                .notices()
                .meet(new Notice.Cause(
                        "boutique",
                        Notice.Kind.ALERT,
                        "runs/orders",
                        "runs of the flow orders fail one after another: the shop doesn't answer",
                        "see to what the message names; runs go on from where they stand",
                        3));
        house.database()
                .notices()
                .meet(new Notice.Cause(
                        "acme-us",
                        Notice.Kind.WARNING,
                        "shipments/place",
                        "shipments could have left several locations of the shop",
                        "write the location's name into external_order_shipments.warehouse",
                        1));
    }

    private static Call call(String path, int status, long millis, String error) {
        Optional<String> fault = Optional.of(error).filter(word -> !word.isEmpty());
        return new Call(
                "acme-us",
                "orders",
                OptionalLong.of(1),
                Instant.now().minusSeconds(90),
                "GET",
                path,
                status,
                millis,
                1,
                1,
                fault,
                fault.map(some -> "{\"sku\":\"A-1\",\"quantity\":-3}"),
                fault.map(some -> "{\"title\":\"quantity must be 0 or more\"} " + HOSTILE));
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveNoFaultThatAxeFinds(ColorScheme mode) {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page page = browsing.page(Role.ADMIN, mode, width, "/notices");
            browsing.look(page, "notices");
            for (String path : List.of("calls", "runs", "events")) {
                browsing.go(page, "/notices/" + path);
                browsing.look(page, "notices-" + path);
            }
            browsing.go(page, "/notices/calls?answer=none&q=nothing");
            browsing.look(page, "notices-nothing");
            browsing.go(page, "/notices/calls?answer=refused");
            page.locator("[data-ct-drawer]").first().click();
            page.waitForSelector("#ct-drawer[open] .ct-kv");
            browsing.look(page, "notices-call");
            for (String path : List.of("activity", "users", "account", "help", "help/mapping-reference")) {
                browsing.go(page, "/" + path);
                browsing.look(page, path.replace('/', '-'));
            }
            browsing.go(page, "/help?q=quarantine");
            browsing.look(page, "help-found");
            browsing.go(page, "/users");
            page.locator("[aria-label='Change viewer']").click();
            page.waitForSelector("#ct-drawer[open] .ct-deed");
            browsing.look(page, "user");
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveFormsAtTheDoorWithoutAFault(ColorScheme mode) {
        try (OpenConsole.Town town = new OpenConsole.Town();
                OpenConsole house = town.fresh()) {
            Page page = browsing.stranger(mode, Browsing.PHONE, "/login");
            page.navigate(house.setUpLink().orElseThrow());
            browsing.look(page, "setup");
            page.fill("#name", "ada");
            page.fill("#password", OpenConsole.PASSWORD);
            page.fill("#repeated", OpenConsole.PASSWORD + "!");
            page.keyboard().press("Enter");
            page.waitForSelector(".ct-fault");
            browsing.look(page, "setup-fault");

            house.add("admin", Role.ADMIN);
            Accounts.Link link = new Accounts(house.database(), Clock.systemUTC())
                    .invite("bob@example.com", Role.VIEWER)
                    .orElseThrow();
            page.navigate(house.address() + link.path());
            browsing.look(page, "welcome");
        }
    }

    @Test
    void followWhatGoesOnAndSaySoPolitely() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/notices/calls");
        page.locator("[data-ct-follow]").focus();
        page.keyboard().press("Enter");
        page.waitForSelector("[data-ct-follow][aria-pressed=true]");

        browsing.house().database().calls().add(List.of(call("/v2/just-now", 200, 5, "")));

        page.waitForSelector("tr.ct-new:has-text('/v2/just-now')");
        assertThat(page.locator("[data-ct-said]").textContent()).contains("new line");
        Browsing.awaitFocus(page, "[data-ct-follow]");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void filterInPlaceAndKeepTheFiltersInTheAddress() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/notices/calls");

        page.selectOption("select[name=answer]", "none");

        page.waitForURL("**/notices/calls?**answer=none**");
        page.waitForSelector("#ct-list tbody tr:only-child");
        page.fill("input[type=search]", "no such path");
        page.waitForSelector("text=Nothing here is like that");
        page.goBack();
        page.waitForSelector("select[name=answer]");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void letAnAdministratorInviteAndSwitchOffByKeyboard() {
        Page page = browsing.page(Role.ADMIN, ColorScheme.LIGHT, Browsing.DESKTOP, "/users");
        page.fill("form[action='/users'] input[name=name]", "zoe@example.com");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-ct-link]");
        Browsing.settle(page);
        assertThat(page.inputValue("[data-ct-link]"))
                .startsWith(browsing.house().address() + "/welcome?token=");
        browsing.look(page, "users-link");

        page.locator("[aria-label='Change zoe@example.com']").focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-drawer[open] .ct-danger");
        page.locator("#ct-drawer .ct-danger").focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-ask[open]");
        page.locator("[data-ct-agree]").focus();
        page.keyboard().press("Enter");

        page.waitForSelector("tr:has-text('zoe@example.com') .ct-pill:has-text('Switched off')");
        Browsing.awaitShut(page);
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void unfoldAFlowOnAPhoneAndKeepItOpenWhileThePageRenewsItself() {
        Page page = browsing.page(Role.OPERATOR, ColorScheme.LIGHT, Browsing.PHONE, "/");
        assertThat(page.locator("#ct-run-northwind-shipments").isVisible()).isFalse();
        browsing.look(page, "overview-folded");

        page.locator("#ct-more-northwind-shipments summary").focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-run-northwind-shipments");
        browsing.look(page, "overview-unfolded");
        page.evaluate("document.getElementById('ct-board').setAttribute('data-old', '')");
        page.evaluate("htmx.trigger('#ct-board', 'ct-news')");
        page.waitForSelector("#ct-board:not([data-old])");
        Browsing.settle(page);

        assertThat(page.locator("#ct-run-northwind-shipments").isVisible()).isTrue();
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void leadFromAPageToItsHelp() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/notices/runs");

        page.locator("[aria-label='Help on this page']").click();

        page.waitForURL("**/help/console#notices-and-logs");
        assertThat(page.locator("#notices-and-logs").isVisible()).isTrue();
        assertThat(browsing.complaints(page)).isEmpty();
    }
}
