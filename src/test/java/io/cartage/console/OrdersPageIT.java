package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders in a real browser: looked for, opened, and done something with, by keyboard as well. */
class OrdersPageIT {
    @RegisterExtension
    static final Browsing browsing = new Browsing();

    /** The ERP has done its work with some; three are in quarantine; the rest waits. */
    @BeforeAll
    static void playTheErp() {
        JdbcClient jdbc = JdbcClient.create(browsing.house().database().dataSource());
        List<Long> ids = jdbc.sql("select id from s_orders where store_id = 'acme-us' order by id desc")
                .query(Long.class)
                .list();
        jdbc.sql(
                        """
                        update s_orders
                        set import_status = 'imported', erp_order_no = 'SO-7' || id, imported_at = :now
                        where id in (:ids)
                        """)
                .param("now", Jdbc.utc(Instant.now()))
                .param("ids", ids.subList(3, 9))
                .update();
        jdbc.sql(
                        """
                        update s_orders
                        set import_status = 'error', import_message = 'line 2: item <b>SKU-4471</b> is not in the item master'
                        where id = :id
                        """)
                .param("id", ids.get(1))
                .update();
        jdbc.sql(
                        """
                        update cartage_outcome
                        set kind = 'quarantined', cause = 's_order_details.sku: a line has no SKU', mapping_version = 'm0',
                            reason = 's_order_details.sku: a line has no SKU: fix the product in the cart and replay'
                        where store_id = 'boutique'
                          and flow = 'orders'
                          and record_id in (
                            select max(record_id)
                            from cartage_outcome
                            where store_id = 'boutique')
                        """)
                .update();
        browsing.house().database().acknowledgements().look("acme-us");
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveNoFaultThatAxeFinds(ColorScheme mode) {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page page = browsing.page(Role.OPERATOR, mode, width, "/orders");
            browsing.look(page, "orders");
            browsing.go(page, "/orders?q=nobody+at+all");
            browsing.look(page, "orders-none");
            browsing.go(page, "/orders?outcome=quarantined");
            page.locator("tbody input[type=checkbox]").first().check();
            browsing.look(page, "orders-chosen");
            page.locator(".ct-orders-link").first().click();
            page.waitForSelector("#ct-drawer[open] .ct-order");
            browsing.look(page, "order-quarantined");
            browsing.go(page, "/orders?erp=error");
            page.locator(".ct-orders-link").first().click();
            page.waitForSelector("#ct-drawer[open] .ct-order");
            browsing.look(page, "order-refused");
            page.locator(".ct-cell[data-ct-from]").nth(20).focus();
            browsing.look(page, "order-origin");
            String path = (String) page.evaluate("document.querySelector('.ct-orders-link').getAttribute('href')");
            browsing.go(page, path);
            browsing.look(page, "order");
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    @Test
    void keepWhatIsLookedForInTheAddress() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/orders");

        page.locator("#ct-tab-quarantined").click();
        page.waitForURL("**/orders?outcome=quarantined");
        page.locator("#ct-orders-q").fill("nobody at all");
        page.waitForSelector("text=No order is like that");
        assertThat(page.url()).contains("q=nobody").contains("outcome=quarantined");
        assertThat(page.locator("#ct-tab-quarantined").getAttribute("aria-current"))
                .isEqualTo("page");

        page.goBack();
        page.waitForSelector(".ct-orders-link");
        assertThat(page.url()).endsWith("/orders?outcome=quarantined");
        assertThat(page.locator("[data-ct-all]").count())
                .as("for operators only")
                .isZero();
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void openOverTheListByKeyboardAndGiveTheFocusBack() {
        Page page = browsing.page(Role.OPERATOR, ColorScheme.LIGHT, Browsing.DESKTOP, "/orders?erp=error");

        page.locator(".ct-orders-link").first().focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-drawer[open] .ct-order");
        page.locator(".ct-cell[data-ct-from='billing_address.street_1']")
                .first()
                .focus();
        assertThat(page.locator(".ct-json-lit").getAttribute("data-path")).isEqualTo("billing_address.street_1");
        assertThat(page.locator(".ct-cell:focus .ct-tip").innerText()).contains("orders.yaml:", "version ");
        page.keyboard().press("Escape");
        Browsing.awaitShut(page);
        Browsing.awaitFocus(page, ".ct-orders-link");
        assertThat(page.content()).doesNotContain("<b>SKU-4471</b>");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void stayChosenThoughNewsComeThatWereAskedForBefore() {
        Page page = browsing.page(Role.OPERATOR, ColorScheme.LIGHT, Browsing.DESKTOP, "/orders");
        Locator first = page.locator("#ct-orders tbody input[type=checkbox]").first();

        browsing.beforeNewsCome(page, "#ct-orders", first::check);

        assertThat(first.isChecked()).isTrue();
        assertThat(page.locator(".ct-bulk").isVisible()).isTrue();

        page.waitForResponse("**/orders", first::uncheck);
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void areReleasedInBulkWithAnAccountOfEach() {
        Page page = browsing.page(
                Role.OPERATOR, ColorScheme.DARK, Browsing.DESKTOP, "/orders?store=boutique&outcome=quarantined");
        int before = page.locator("tbody tr").count();

        page.locator("[data-ct-all]").check();
        page.locator("button[value=release]").click();
        page.locator("[data-ct-agree]").click();

        page.waitForSelector("#ct-drawer[open] .ct-orders-done");
        assertThat(page.locator(".ct-orders-done tbody tr").count()).isEqualTo(before);
        assertThat(page.locator(".ct-orders-done").innerText()).contains("still in quarantine");
        Browsing.await(page, "document.querySelectorAll('#ct-orders tbody input:checked').length === 0");
        browsing.look(page, "orders-done");
        assertThat(browsing.complaints(page)).isEmpty();
    }
}
