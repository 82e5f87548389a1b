package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.staging.desk.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of mappings and their editor in a real browser: completion, problems, preview and tests while somebody types. */
class MappingsPageIT {
    private static final String ACME = "/mappings/acme/bigcommerce/orders";

    @RegisterExtension
    static final Browsing browsing = new Browsing();

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveNoFaultThatAxeFinds(ColorScheme mode) {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page page = browsing.page(Role.CONSULTANT, mode, width, "/mappings");
            browsing.look(page, "mappings");
            browsing.go(page, ACME);
            settled(page);
            browsing.look(page, "mapping");
            write(page, "  hold_code:", "  ship_methd: status\n  customer_po: status\n  hold_code:");
            page.waitForSelector("[data-ct-state][data-tone=bad]");
            browsing.look(page, "mapping-broken");
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    private static void settled(Page page) {
        page.waitForSelector("[data-ct-bench][data-looked] .ct-mapped");
    }

    /** Puts a text in place of another, as if somebody had pasted it. */
    private static void write(Page page, String before, String after) {
        String text = page.locator("#ct-mapping-text").inputValue();
        assertThat(text).contains(before);
        text(page, text.replace(before, after));
    }

    private static void text(Page page, String text) {
        page.evaluate("text => document.dispatchEvent(new CustomEvent('ct-text', {detail: {text}}))", text);
    }

    @Test
    void completesAColumnByKeyboardAndShowsWhatItBecomes() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME);
        settled(page);
        text(page, "extends: default\n\ns_orders:\n  ");
        page.locator(".cm-content").focus();
        page.keyboard().press("Control+End");

        page.waitForResponse(
                answer -> answer.url().endsWith("/complete")
                        && answer.request().postData().contains("tax_sch\""),
                () -> page.keyboard().type("tax_sch"));
        page.waitForSelector(".cm-tooltip-autocomplete li:has-text('tax_schedule')");
        browsing.look(page, "mapping-completion");
        page.waitForTimeout(120); // the list takes keys only once it has stood for 75 ms
        page.keyboard().press("Enter");
        page.keyboard().type("curr");
        page.waitForSelector(".cm-tooltip-autocomplete li:has-text('currency_code')");
        page.keyboard().press("Escape");
        page.keyboard().type("ency_code");

        page.waitForSelector(".ct-cell[data-change=changed]:has-text('tax_schedule'):has-text('USD')");
        assertThat(page.locator("#ct-mapping-text").inputValue())
                .isEqualTo("extends: default\n\ns_orders:\n  tax_schedule: currency_code");
        assertThat(page.locator(".ct-cell:has-text('tax_schedule')").innerText())
                .contains("USD", "was");
        assertThat(page.locator("[data-ct-changes]").innerText()).contains("against the saved file");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void leadsFromAProblemToItsPlaceAndBack() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME);
        settled(page);

        write(page, "  hold_code:", "  hold_kode:");

        Locator problem = page.locator("#ct-problems button:has-text('hold_kode')");
        problem.waitFor();
        assertThat(problem.innerText()).contains("Error", "Did you mean 'hold_code'?");
        assertThat(page.locator("[data-ct-state]").innerText()).contains("error");
        problem.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".cm-activeLine").innerText()).contains("hold_kode");
        assertThat(page.evaluate("document.activeElement.className").toString()).contains("cm-content");
        page.waitForSelector(".cm-lintRange-error:has-text('hold_kode')");

        write(page, "  hold_kode:", "  hold_code:");
        page.waitForSelector("[data-ct-state][data-tone=good]");
        assertThat(page.locator("#ct-problems").innerText()).contains("Nothing is wrong");
        page.locator(".ct-origin:has-text('hold_code')").first().click();
        assertThat(page.locator(".cm-activeLine").innerText()).contains("hold_code");
    }

    @Test
    void runsTheTestsOfTheFile() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME);
        settled(page);
        page.locator("#ct-tab-problems").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#ct-tests").innerText()).contains("Passed", "kits have their own numbers");

        write(page, "sku: K/CAMP", "sku: K/TENT");

        page.waitForSelector("#ct-tests [data-severity=failed]");
        assertThat(page.locator("#ct-tests [data-severity=failed]").innerText()).contains("'K/CAMP', not 'K/TENT'");
        assertThat(page.locator("[data-ct-test-count]").innerText()).isEqualTo("1/2");
        assertThat(page.locator("[data-ct-state]").innerText()).isEqualTo("1 test fails");
        browsing.look(page, "mapping-tests");
    }

    @Test
    void writesThePathOfAFieldThatIsClickedAndTakesOtherRecords() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME);
        settled(page);
        text(page, "extends: default\ns_orders:\n  comments: ");
        page.locator(".cm-content").focus();
        page.keyboard().press("Control+End");

        page.locator("#ct-tree .ct-path[data-path=status]").first().click();

        assertThat(page.locator("#ct-mapping-text").inputValue()).endsWith("comments: status");
        page.waitForSelector(".ct-cell[data-change=changed]:has-text('comments')");
        page.locator("#ct-source-key").selectOption("sample:samples/bigcommerce/yen.json");
        page.waitForSelector(".ct-cell:has-text('currency'):has-text('JPY')");
        page.locator("#ct-source-any").click();
        page.waitForCondition(() -> page.locator("#ct-source-key").inputValue().startsWith("order:acme-us/"));
    }

    @Test
    void letsTheKeyboardLeaveTheEditor() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME);
        settled(page);
        page.locator(".cm-content").focus();

        page.keyboard().press("Escape");
        page.keyboard().press("Tab");

        Browsing.awaitFocus(page, ":not(.cm-editor *)");
    }

    @Test
    void letsAViewerReadAndNotWrite() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.DARK, Browsing.DESKTOP, ACME);
        settled(page);
        String text = page.locator("#ct-mapping-text").inputValue();
        page.locator(".cm-content").focus();

        page.keyboard().type("nonsense");
        page.locator("#ct-tree .ct-path[data-path=status]").first().click();

        assertThat(page.locator("#ct-mapping-text").inputValue()).isEqualTo(text);
        assertThat(page.locator(".ct-bench-head").innerText()).contains("You may look");
        browsing.look(page, "mapping-viewer");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void opensTheMappingsOfAllFlows() throws Exception {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, "/mappings");
        for (String flow : List.of("shipments", "inventory", "statuses")) {
            for (String cart : List.of("bigcommerce", "shopify")) {
                browsing.go(page, "/mappings/default/" + cart + "/" + flow);
                settled(page);
                assertThat(page.locator("[data-ct-state]").innerText())
                        .as(cart + flow)
                        .isEqualTo("All right");
                assertThat(page.locator("#ct-source").innerText()).contains("not archived");
                assertThat(page.locator("#ct-mapping-text").inputValue())
                        .isEqualTo(Files.readString(Path.of("mappings/default/" + cart + "/" + flow + ".yaml")));
                assertThat(browsing.complaints(page)).isEmpty();
            }
        }
    }
}
