package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.cartage.staging.desk.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The form of a mapping, and saving, in a real browser: by keyboard, from view to view, and against somebody else's edit. */
class MappingFormIT {
    private static final String ACME = "/mappings/acme/bigcommerce/orders";

    @RegisterExtension
    static final Browsing browsing = new Browsing();

    /** The rest of the page can't be reached while it is open. */
    private static final String DRAWER = "dialog[open]";

    private static final String ENTRY = "tr.ct-editing";

    private String shipped = "";

    private Path file() {
        return browsing.house().flows().home().directory().resolve("mappings/acme/bigcommerce/orders.yaml");
    }

    @BeforeEach
    void remember() throws IOException {
        shipped = Files.readString(file());
    }

    @AfterEach
    void restore() throws IOException {
        Files.writeString(file(), shipped);
    }

    private static void edit(Page page, String column) {
        page.focus("[id='ct-edit-s_orders/" + column + "']");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-ct-entry]");
        Browsing.settle(page);
    }

    private static void take(Page page) {
        page.keyboard().press("Enter");
        awaitTaken(page);
    }

    private static void awaitTaken(Page page) {
        page.waitForSelector(
                "[data-ct-entry]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        Browsing.settle(page);
    }

    /** Changes one entry by keyboard alone. */
    private static void changePo(Page page) {
        edit(page, "comments");
        Browsing.awaitFocus(page, "#ct-entry-sort");
        page.keyboard().press("Tab");
        page.keyboard().press("Control+A");
        page.keyboard().type("reference");
        take(page);
    }

    private static String text(Page page) {
        return page.inputValue("#ct-mapping-text");
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveNoFaultThatAxeFinds(ColorScheme mode) throws IOException {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page page = browsing.page(Role.CONSULTANT, mode, width, ACME + "/form");
            browsing.look(page, "mapping-form");
            edit(page, "tax_schedule");
            browsing.look(page, "mapping-form-edit", ENTRY);
            page.selectOption("#ct-entry-sort", "FORMULA");
            page.fill("#ct-entry-source", "uper(status)");
            page.click("#ct-entry-apply");
            page.waitForSelector("#ct-entry-faults .ct-wrongs");
            browsing.look(page, "mapping-form-fault", ENTRY);
            page.fill("#ct-entry-source", "upper(status)");
            page.click("#ct-entry-apply");
            awaitTaken(page);
            page.click("#ct-save");
            page.waitForSelector("#ct-forecast [data-ct-ended]");
            browsing.look(page, "mapping-changes", DRAWER);
            Files.writeString(file(), shipped + "# somebody else\n");
            page.click("#ct-save-now");
            page.waitForSelector("#ct-merged");
            browsing.look(page, "mapping-conflict", DRAWER);
            Files.writeString(file(), shipped);
            page.keyboard().press("Escape");
            page.click("text=Versions");
            page.waitForSelector("#ct-drawer-body h2:has-text('Versions')");
            browsing.look(page, "mapping-versions", DRAWER);
            page.keyboard().press("Escape");
            page.click("text=Save as …");
            page.waitForSelector("#ct-customer");
            browsing.look(page, "mapping-copy", DRAWER);
            assertThat(browsing.complaints(page)).isEmpty();
            page.evaluate("document.dispatchEvent(new CustomEvent('ct-leaving'))");
        }
    }

    @Test
    void savesByKeyboardWhatTheFormChanged() throws IOException {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME + "/form");
        changePo(page);
        assertThat(text(page)).contains("comments:").contains("# the field's name in Acme's checkout");
        Browsing.awaitFocus(page, "[id='ct-edit-s_orders/comments']");
        assertThat(file()).as("nothing is written yet").hasContent(shipped);

        page.keyboard().press("Control+S");
        page.waitForSelector("#ct-forecast [data-ct-ended]");
        page.fill("#ct-note", "they say reference");
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-standing");

        assertThat(Files.readString(file())).isEqualTo(text(page));
        browsing.look(page, "mapping-saved", DRAWER);
        page.click("text=Versions >> nth=-1");
        page.waitForSelector("td:has-text('they say reference')");
        assertThat(page.innerText("#ct-drawer-body tbody tr")).contains("on the disk", "by consultant");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void movesCasesByKeyboardAndTakesTheirCommentsAlong() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.DARK, Browsing.DESKTOP, ACME + "/form");
        page.click("#ct-part-items > summary");
        page.focus("[id='ct-edit-s_order_details/items/sku']");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-ct-case-row]");
        browsing.look(page, "mapping-form-cases", ENTRY);

        page.focus("[aria-label='Move up, case 2']");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')"))
                .as("the first can't go farther up, so the keyboard is at its other button")
                .isEqualTo("Move down, case 1");
        assertThat(page.innerText("[data-ct-case-told]")).isEqualTo("Case 1 of 3");
        page.focus("[aria-label='Remove, case 3']");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')"))
                .isEqualTo("Remove, case 2");
        page.focus("#ct-case-add");
        page.keyboard().press("Enter");
        page.keyboard().type("quantity > 10");
        page.keyboard().press("Tab");
        page.keyboard().type("BULK");
        take(page);

        assertThat(text(page))
                .contains(
                        """
                                  - {if: exists(sku), then: = 'A/' & sku}
                                  - {if: "starts_with(sku, 'KIT-')", then: "= 'K/' & substring(sku, 5)"}
                                  - {if: quantity > 10, then: BULK}
                                required:\
                        """)
                .contains("# Acme's ERP keeps kits under K/")
                .doesNotContain("G/CERT");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void changesWhenThereAreLinesAndShowsItSideBySide() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME + "/form");
        page.click("#ct-part-items > summary");
        page.focus("[id='ct-edit-s_order_details/items']");
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-rule-where");
        browsing.look(page, "mapping-form-rule", "form.ct-rule");
        page.fill("#ct-rule-where", "quantity > 1");
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-part-items .ct-rule-words:has-text('quantity > 1')");
        Browsing.settle(page);
        assertThat(text(page)).contains("  items:\n    columns:").contains("\n    where: quantity > 1\n");

        page.click("text=Compare");
        page.selectOption("#ct-against", "disk");
        page.waitForSelector(".ct-diff-one:visible");
        page.click("[data-ct-diff=side]");
        page.waitForSelector(".ct-diff-side:visible");
        assertThat(page.locator(".ct-diff-one").isVisible()).isFalse();
        assertThat(page.innerText(".ct-diff-side")).contains("where: quantity > 1");
        browsing.look(page, "mapping-side-by-side", DRAWER);
        page.setViewportSize(Browsing.PHONE, 844);
        page.waitForSelector(".ct-diff-one:visible");
        assertThat(page.locator(".ct-diff-side").isVisible()).isFalse();
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void carriesTheDraftFromTheFormToTheEditorAndBack() {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.LIGHT, Browsing.DESKTOP, ACME + "/form");
        changePo(page);
        String draft = text(page);

        page.click(".ct-tabs a:has-text('Editor')");
        page.waitForSelector("[data-ct-bench][data-looked] .cm-content");
        page.waitForFunction("draft => document.getElementById('ct-mapping-text').value === draft", draft);
        page.click(".ct-tabs a:has-text('Form')");
        page.waitForFunction(
                "draft => document.getElementById('ct-form') && document.getElementById('ct-mapping-text').value === draft",
                draft);
        page.waitForSelector("tr[data-origin=own] #ct-edit-s_orders\\/comments");

        page.click("[id='ct-drop-s_orders/comments']");
        page.waitForSelector("tr[data-origin=default] #ct-edit-s_orders\\/comments");
        Browsing.settle(page);
        assertThat(text(page)).isEqualTo(shipped);
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void savesFromTheEditorAndGoesBack() throws IOException {
        Page page = browsing.page(Role.CONSULTANT, ColorScheme.DARK, Browsing.DESKTOP, ACME);
        page.waitForSelector("[data-ct-bench][data-looked] .cm-content");
        page.evaluate(
                "text => document.dispatchEvent(new CustomEvent('ct-text', {detail: {text}}))",
                shipped + "# one word more\n");
        page.focus(".cm-content");
        page.keyboard().press("Control+S");
        page.waitForSelector("#ct-save-now");
        browsing.look(page, "mapping-editor-save", DRAWER);
        page.click("#ct-save-now");
        page.waitForSelector("#ct-standing");
        assertThat(file()).content().endsWith("# one word more\n");
        page.click("[data-ct-shut]:visible >> nth=-1");

        page.evaluate(
                "text => document.dispatchEvent(new CustomEvent('ct-text', {detail: {text}}))",
                shipped + "# another\n");
        page.click("#ct-save");
        page.click("#ct-save-now");
        page.waitForSelector("#ct-standing");
        page.keyboard().press("Escape");
        page.click("text=Versions");
        page.click("#ct-drawer-body tbody tr:nth-child(2) button:has-text('Go back')");
        page.click("[data-ct-agree]");
        page.waitForSelector("#ct-standing");
        assertThat(file()).content().endsWith("# one word more\n");
        page.click("text=Show it");
        page.waitForSelector("[data-ct-bench][data-looked]");
        Browsing.await(page, "document.getElementById('ct-mapping-text').value.endsWith('# one word more\\n')");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void letsAViewerLookOnly() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, ACME + "/form");

        assertThat(page.locator("[data-ct-save]").count()).isZero();
        assertThat(page.locator("[id^=ct-edit-]").count()).isZero();
        page.click("text=Compare");
        page.waitForSelector("#ct-against");
        assertThat(browsing.complaints(page)).isEmpty();
    }
}
