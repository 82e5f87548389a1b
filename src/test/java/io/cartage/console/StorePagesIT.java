package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.cart.look.ConnectionReport;
import io.cartage.staging.desk.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of stores in a real browser: what each role sees, the steps of connecting a shop, in both modes and on a phone. */
class StorePagesIT {
    @RegisterExtension
    static final Browsing browsing = new Browsing();

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveNoFaultThatAxeFinds(ColorScheme mode) {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page page = browsing.page(Role.ADMIN, mode, width, "/stores");
            browsing.look(page, "stores");
            browsing.go(page, "/stores/boutique");
            browsing.look(page, "store");
            browsing.go(page, "/stores/boutique/settings");
            browsing.look(page, "store-settings");
            browsing.go(page, "/stores/acme-us/test");
            page.locator("#ct-test").click();
            page.waitForSelector(".ct-verdict");
            browsing.look(page, "store-test");
            browsing.go(page, "/stores/acme-us/orders?from=2026-10-01&to=2026-11-30");
            browsing.look(page, "store-orders");
            browsing.go(page, "/stores/acme-us/backfill");
            browsing.look(page, "store-backfill");
            browsing.go(page, "/stores/new");
            browsing.look(page, "store-new");
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    @Test
    void letAViewerLookAndNotAct() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/stores");
        assertThat(page.locator("text=Connect a store").count()).isZero();
        browsing.go(page, "/stores/boutique/settings");
        assertThat(page.locator("button:has-text('Save settings')").count()).isZero();
        assertThat(page.locator("[name='v.orders.prefix']").isDisabled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void connectAShopStepByStep(ColorScheme mode) throws Exception {
        int width = mode == ColorScheme.LIGHT ? Browsing.DESKTOP : Browsing.PHONE;
        try (StoreTown town = new StoreTown(home)) {
            String api = town.shop("globex", "{orders: 30, api: {token: " + StoreTown.TOKEN + "}}");
            Path file = Files.writeString(home.resolve("BigCommerceAPI-credentials.txt"), StoreTown.file(api));
            Page page = browsing.page(town.console(), "admin", mode, width, "/stores");

            page.locator("text=Connect a store").click();
            page.locator("input[value=bigcommerce]").check();
            page.fill("#ct-store", "globex");
            page.fill("#ct-customer", "globex");
            page.keyboard().press("Enter");

            page.waitForSelector("#ct-click-title");
            browsing.look(page, "connect-2-keys");
            page.locator("input[type=file]").setInputFiles(file);
            page.waitForSelector("text=was read.");
            page.locator("button:has-text('Look what it is')").click();
            page.waitForSelector("#ct-recognised-title");
            assertThat(page.content()).contains("27 characters").doesNotContain(StoreTown.TOKEN);
            browsing.look(page, "connect-2-recognised");

            page.locator("#ct-test").click();
            page.waitForSelector(".ct-verdict");
            assertThat(page.locator("#ct-verdict").innerText()).isEqualTo(ConnectionReport.PASSED);
            browsing.look(page, "connect-3-test");
            page.locator("text=Next: settings").click();

            page.waitForSelector("text=Ready for collection");
            page.locator("button:has-text('Next: review')").click();
            page.waitForSelector("[role=alert]");
            browsing.look(page, "connect-4-faults");
            page.locator(".ct-status:has-text('Awaiting Fulfillment') input").check();
            page.fill("[name='v.orders.prefix']", "G-");
            page.locator("[data-ct-opens=ct-in-inventory]").check();
            browsing.look(page, "connect-4-settings");
            page.locator("button:has-text('Next: review')").click();

            page.waitForSelector("#ct-yaml");
            assertThat(page.locator("#ct-yaml").innerText())
                    .contains("key: ${secret:STORE_GLOBEX_KEY}", "prefix: G-", "inventory:")
                    .doesNotContain(StoreTown.TOKEN);
            browsing.look(page, "connect-5-review");
            page.locator("button:has-text('Write stores/globex.yaml')").click();

            page.waitForSelector("text=kept as STORE_GLOBEX_KEY");
            browsing.look(page, "connect-6-done");
            assertThat(browsing.complaints(page))
                    .as("the refused settings alone")
                    .singleElement()
                    .asString()
                    .contains("422");
            assertThat(town.read("secrets/STORE_GLOBEX_KEY")).contains(StoreTown.TOKEN);
        }
    }
}
