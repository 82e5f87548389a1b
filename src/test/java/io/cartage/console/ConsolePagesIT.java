package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.staging.desk.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The door, the overview and the activity in a real browser: what each role sees, by keyboard as well, without a fault that axe
 * finds, in both modes and on a phone.
 */
class ConsolePagesIT {
    @RegisterExtension
    static final Browsing browsing = new Browsing();

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveNoFaultThatAxeFinds(ColorScheme mode) {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page stranger = browsing.stranger(mode, width, "/login");
            browsing.look(stranger, "login");
            assertThat(browsing.complaints(stranger)).isEmpty();
            browsing.go(stranger, "/setup?token=stale");
            browsing.look(stranger, "trouble");

            Page page = browsing.page(Role.OPERATOR, mode, width, "/");
            page.waitForSelector("canvas[data-ct-drawn]");
            browsing.look(page, "overview");
            browsing.go(page, "/activity");
            browsing.look(page, "activity");
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    @Test
    void areLookedAtByAnAxeThatCuts() {
        Page page = browsing.stranger(ColorScheme.LIGHT, Browsing.DESKTOP, "/login");
        page.evaluate("document.querySelector('label[for=name]').removeAttribute('for')");

        assertThatThrownBy(() -> browsing.look(page, "login-broken"))
                .hasMessageContaining("label: [<input id=\"name\"");
    }

    @Test
    void showWhatGoesOnAndLetAnOperatorActByKeyboard() {
        Page page = browsing.page(Role.OPERATOR, ColorScheme.LIGHT, Browsing.DESKTOP, "/");
        page.waitForSelector("[data-ct-live][data-tone=good]");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("acme-us"))
                        .allInnerTexts())
                .anySatisfy(text -> assertThat(text).contains("Statuses → cart", "Stopped"));
        assertThat(page.content()).doesNotContain("<b>connection refused</b>");

        page.locator("#ct-switch-acme-us-orders").focus();
        page.keyboard().press("Enter");
        page.waitForSelector("button[aria-label='Start acme-us orders']");

        Browsing.awaitFocus(page, "#ct-switch-acme-us-orders"); // once the table is new
        page.keyboard().press("Enter");
        page.waitForSelector("button[aria-label='Stop acme-us orders']");
        assertThat(browsing.house().database().audit().latest(2))
                .extracting(deed -> deed.who() + " " + deed.action() + " " + deed.subject())
                .containsExactly("operator start acme-us/orders", "operator stop acme-us/orders");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void tellAnOpenPageWhatSomebodyElseDid() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/");
        page.waitForSelector("[data-ct-live][data-tone=good]");
        assertThat(page.locator(".ct-acts").count()).isZero();

        browsing.house().database().switches().set("northwind", "shipments", false, "somebody else");

        page.waitForSelector("tr[data-state=off]:has-text('northwind')");
        browsing.house().database().switches().set("northwind", "shipments", true, "somebody else");
    }

    @Test
    void leaveAButtonWhereItIsPressedThoughNewsCome() {
        Page page = browsing.page(Role.OPERATOR, ColorScheme.LIGHT, Browsing.DESKTOP, "/");
        press(page, () -> browsing.beforeNewsCome(page, "#ct-board", page.mouse()::down));
    }

    @Test
    void leaveAButtonWhereItIsPressedThoughAnotherAnswers() {
        Page page = browsing.page(Role.OPERATOR, ColorScheme.LIGHT, Browsing.DESKTOP, "/");
        Locator other = page.locator("#ct-switch-boutique-shipments");
        press(
                page,
                () -> browsing.beforeAnAnswer(
                        page,
                        "/flows/boutique/shipments/stop",
                        () -> other.dispatchEvent("click"),
                        page.mouse()::down));
        browsing.house().database().switches().set("boutique", "shipments", true, "somebody else");
    }

    /** Stops a flow and starts it again; the button goes down while something else happens. */
    private static void press(Page page, Runnable down) {
        Locator button = page.locator("#ct-switch-boutique-inventory");
        button.hover();

        down.run();
        page.waitForResponse("**/flows/boutique/inventory/stop", page.mouse()::up);
        page.waitForSelector("button[aria-label='Start boutique inventory']");

        button.click();
        page.waitForSelector("button[aria-label='Stop boutique inventory']");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void keepTheModeThatSomebodyChose() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/");

        page.locator("[data-ct-theme]").click();
        page.reload();

        assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
    }
}
