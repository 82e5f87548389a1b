package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant's whole way in a real browser, beside flows that run: from a mistake to rows that carry the new version, and back. */
class ConsultantsWayIT {
    private static final String ACME = "/mappings/acme/bigcommerce/orders";
    private static final String STORE = StoreTown.STORE
            .replace("inventory: {every: 1d}\n", "when_staged: {status: Awaiting Shipment}\n")
            .replace("every: 1d\n", "every: 1h\n");

    @RegisterExtension
    static final Browsing browsing = new Browsing();

    @TempDir
    Path home;

    private static void write(Page page, String before, String after) {
        String text = page.inputValue("#ct-mapping-text");
        assertThat(text).contains(before);
        page.evaluate(
                "text => document.dispatchEvent(new CustomEvent('ct-text', {detail: {text}}))",
                text.replace(before, after));
    }

    @Test
    void leadsFromAMistakeToRowsOfTheNewVersionAndBack() throws Exception {
        try (StoreTown town = new StoreTown(home, STORE)) {
            JdbcClient jdbc = JdbcClient.create(town.console().database().dataSource());
            town.console().flows().runNow("home-shop");
            town.console().flows().schedule();
            String before = version(jdbc);
            Page page = browsing.page(town.console(), "consultant", ColorScheme.LIGHT, Browsing.DESKTOP, ACME);

            mendAMistake(page);
            seeWhatChanges(page);
            save(page, town);

            String after = runAgain(page, town, jdbc, before);
            seeTheRows(page, town, jdbc, after);
            goBack(page, town);
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    /** A column's name that isn't there is told at its line, with the one that was meant. */
    private static void mendAMistake(Page page) {
        page.waitForSelector("[data-ct-bench][data-looked] .ct-mapped");
        int line = page.inputValue("#ct-mapping-text")
                .lines()
                .map(String::strip)
                .toList()
                .indexOf(page.inputValue("#ct-mapping-text")
                        .lines()
                        .map(String::strip)
                        .filter(one -> one.startsWith("hold_code:"))
                        .findFirst()
                        .orElseThrow());
        write(page, "  hold_code:", "  hold_kode:");
        Locator problem = page.locator("#ct-problems button:has-text('hold_kode')");
        problem.waitFor();
        assertThat(problem.innerText()).contains((line + 1) + ":3", "Did you mean 'hold_code'?");
        problem.click();
        page.keyboard().press("Home");
        assertThat(page.locator(".cm-activeLine").innerText()).contains("hold_kode");
        write(page, "  hold_kode:", "  hold_code:");
        page.waitForSelector("[data-ct-state][data-tone=good]");
        assertThat(page.innerText("[data-ct-changes]")).isEqualTo("as saved");
    }

    /** Another value in a cell, and the file's tests. */
    private static void seeWhatChanges(Page page) {
        write(page, "s_orders:\n  payment_terms:", "s_orders:\n  tax_schedule:  {value: NEXUS}\n  payment_terms:");
        Locator cell = page.locator(".ct-cell[data-change=changed]:has-text('tax_schedule')");
        cell.waitFor();
        assertThat(cell.innerText()).contains("NEXUS", "was");
        page.click("#ct-tab-tests");
        assertThat(page.innerText("#ct-tests")).contains("Passed", "kits have their own numbers");
        assertThat(page.locator("#ct-tests [data-severity=failed]").count()).isZero();
    }

    private static void save(Page page, StoreTown town) throws Exception {
        page.click("#ct-save");
        page.waitForSelector("#ct-forecast [data-ct-ended]");
        assertThat(page.innerText("#ct-forecast")).contains("All compared", "s_orders.tax_schedule", "NEXUS");
        assertThat(page.innerText(".ct-forecast-count")).matches("([0-9]+) of \\1 orders");
        page.fill("#ct-note", "the new schedule");
        page.click("#ct-save-now");
        page.waitForSelector("#ct-standing:has-text('In use by home-shop')");
        assertThat(town.read("mappings/acme/bigcommerce/orders.yaml")).contains("tax_schedule:  {value: NEXUS}");
        page.click("[data-ct-shut]:visible >> nth=-1");
    }

    /** What is written to the orders of the shop changes them, so that the next run takes them up once more. */
    private static String runAgain(Page page, StoreTown town, JdbcClient jdbc, String before) {
        page.navigate(town.console().address() + "/");
        page.click("#ct-run-home-shop-statuses");
        page.waitForCondition(
                () -> jdbc.sql("select count(*) from cartage_outbox where flow = 'statuses' and state = 'done'")
                                .query(Long.class)
                                .single()
                        > 0);
        page.click("#ct-run-home-shop-orders");
        page.waitForCondition(() -> !version(jdbc).equals(before));
        return version(jdbc);
    }

    private static void seeTheRows(Page page, StoreTown town, JdbcClient jdbc, String version) {
        String order = jdbc.sql(
                        "select order_no from s_orders where mapping_version = :version order by order_no limit 1")
                .param("version", version)
                .query(String.class)
                .single();
        page.navigate(town.console().address() + "/orders/home-shop/" + order);
        page.waitForSelector(".ct-hint:has-text('version " + version + "')");
        assertThat(page.innerText("main")).contains("NEXUS");
    }

    private static void goBack(Page page, StoreTown town) throws Exception {
        page.navigate(town.console().address() + ACME);
        page.click("text=Versions");
        page.waitForSelector("td:has-text('the new schedule')");
        page.locator("#ct-drawer-body button:has-text('Go back')").last().click();
        page.click("[data-ct-agree]");
        page.waitForSelector("#ct-standing:has-text('In use by home-shop')");
        assertThat(town.read("mappings/acme/bigcommerce/orders.yaml")).doesNotContain("NEXUS");
    }

    /** That by which a row was made last. */
    private static String version(JdbcClient jdbc) {
        return jdbc.sql("select mapping_version from s_orders order by staged_at desc, id desc limit 1")
                .query(String.class)
                .single();
    }
}
