package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.flow.Flow;
import io.cartage.staging.Jdbc;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queues and their work lists in a real browser. */
class QueuesIT {
    private static final String STORE = "boutique";

    @RegisterExtension
    static final Browsing browsing = new Browsing();

    @TempDir
    static Path home;

    /** What a day leaves in the queues: levels in the cart, others that wait for all kinds of causes, shipments likewise. */
    @BeforeAll
    static void makeUpAQueue() {
        StagingDatabase database = browsing.house().database();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        browsing.house().flows().runNow(STORE, Flow.INVENTORY);
        String place = database.catalog().places(STORE).get(0).name();
        items(jdbc, 12).forEach(sku -> stock(jdbc, STORE, sku, place));
        items(jdbc, 2).forEach(sku -> stock(jdbc, STORE, sku.replace('-', '_') + "!", place));
        items(jdbc, 2).forEach(sku -> stock(jdbc, STORE, sku, "ATTIC"));
        stock(jdbc, STORE, "<b>SOFA</b> & \"CO\"", place);
        stock(jdbc, "acme-us", "LAMP-1", "");
        browsing.house().flows().runNow(STORE, Flow.INVENTORY);
        jdbc.sql(
                        """
                        update product_qty_in_stock
                        set push_status = 'error', push_cause = 'refused', pushed_at = updated_at + interval '1' day,
                            push_message = 'the cart refused it: The specified location could not be found. <i>x</i>'
                        where id = (select max(id) from product_qty_in_stock where push_status = 'pushed')
                        """)
                .update();
        for (int i = 1; i <= 3; i++) {
            shipment(jdbc, "S-10" + i, "B-" + (1000 + i));
        }
        browsing.house().flows().runNow(STORE, Flow.SHIPMENTS);
    }

    private static List<String> items(JdbcClient jdbc, int most) {
        return jdbc.sql(
                        """
                        select min(sku)
                        from cartage_item
                        where store_id = 'boutique'
                          and tracked
                          and sku like '%-%'
                        group by sku_key
                        having count(*) = 1
                        order by sku_key
                        limit :most
                        """)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private static void stock(JdbcClient jdbc, String store, String sku, String warehouse) {
        jdbc.sql(
                        """
                        insert into product_qty_in_stock
                            (store_id, sku, warehouse, qty_on_hand, qty_committed, qty_available, updated_at)
                        values (:store, :sku, :warehouse, 14, 2, 12, :at)
                        """)
                .param("store", store)
                .param("sku", sku)
                .param("warehouse", warehouse)
                .param("at", Jdbc.utc(Instant.now()))
                .update();
    }

    private static void shipment(JdbcClient jdbc, String number, String order) {
        jdbc.sql(
                        """
                        insert into external_order_shipments
                            (store_id, shipment_no, order_no, sku, quantity, carrier, tracking_no, shipped_at)
                        values ('boutique', :number, :order, 'MUG', 1, 'UPS', '1Z999AA10123456784', :at)
                        """)
                .param("number", number)
                .param("order", order)
                .param("at", Jdbc.utc(Instant.now()))
                .update();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void haveNoFaultThatAxeFinds(ColorScheme mode) {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page page = browsing.page(Role.OPERATOR, mode, width, "/inventory");
            browsing.look(page, "inventory");
            openDrawer(page, page.locator("a[data-ct-drawer]").first());
            browsing.look(page, "inventory-explained");
            browsing.go(page, "/inventory/skus");
            browsing.look(page, "inventory-skus");
            openDrawer(page, page.locator("a[data-ct-drawer]").first());
            browsing.look(page, "inventory-picker");
            browsing.go(page, "/inventory/warehouses");
            browsing.look(page, "inventory-warehouses");
            browsing.go(page, "/inventory?q=nothing-like-it");
            browsing.look(page, "inventory-empty");
            browsing.go(page, "/shipments");
            browsing.look(page, "shipments");
            browsing.go(page, "/shipments/statuses");
            browsing.look(page, "statuses");
            browsing.go(page, "/shipments/carriers");
            browsing.look(page, "carriers");
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    private static void openDrawer(Page page, Locator link) {
        link.click();
        page.waitForSelector("#ct-drawer[open] header");
    }

    @Test
    void showAViewerEverythingAndNoButtonThatChanges() {
        for (String path : List.of("/inventory", "/inventory/skus", "/inventory/warehouses", "/shipments")) {
            Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, path);
            assertThat(page.locator("main form[method=post] button, main [hx-post]")
                            .count())
                    .as(path)
                    .isZero();
            assertThat(browsing.complaints(page)).isEmpty();
        }
    }

    @Test
    void findAndExplainALevelByKeyboard() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/inventory");
        page.locator("#ct-q").focus();
        page.keyboard().type("<b>SO");
        page.waitForSelector("#ct-queue tbody tr:only-child");
        assertThat(page.locator("#ct-queue tbody a").innerText()).isEqualTo("<b>SOFA</b> & \"CO\"");
        Browsing.awaitFocus(page, "#ct-q");

        Locator link = page.locator("#ct-queue tbody a[data-ct-drawer]");
        link.focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-drawer[open] .ct-sum");
        assertThat(page.locator("#ct-drawer .ct-sum").first().innerText())
                .contains("12", "available in the ERP", "nothing is sent as long as that is so");
        page.keyboard().press("Escape");

        Browsing.awaitShut(page);
        Browsing.awaitFocus(page, "[data-ct-drawer]");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    @Test
    void askBeforeTheyTryAgainAndKeepWhatIsTicked() {
        Page page = browsing.page(Role.OPERATOR, ColorScheme.LIGHT, Browsing.DESKTOP, "/inventory?status=error");
        page.locator("#ct-queue tbody input[type=checkbox]").first().check();
        assertThat(page.locator(".ct-bulk").innerText()).contains("1 chosen");

        page.locator(".ct-bulk button").click();
        page.waitForSelector("#ct-ask[open]");
        page.locator("#ct-ask [data-ct-agree]").click();

        page.waitForSelector(".ct-toast:has-text('1 row is looked at by the next push')");
        page.waitForSelector("#ct-queue .ct-empty");
        assertThat(browsing.house().database().audit().latest(1))
                .extracting(deed -> deed.who() + " " + deed.action())
                .containsExactly("operator retry stock");
        assertThat(browsing.complaints(page)).isEmpty();
    }

    /** In a town of its own, since the answer is written into a store's file. */
    @Test
    void takeAnAnswerThatTheNextPushGoesBy() throws IOException {
        Files.createDirectories(home.resolve("stores"));
        Files.copy(Path.of("stores/boutique.yaml"), home.resolve("stores/boutique.yaml"));
        try (OpenConsole.Town town = new OpenConsole.Town(home, Map.of());
                OpenConsole house = town.console()) {
            town.flows().schedule();
            house.flows().runNow(STORE, Flow.INVENTORY);
            JdbcClient jdbc = JdbcClient.create(house.database().dataSource());
            String sku = items(jdbc, 1).get(0);
            stock(jdbc, STORE, "erp " + sku, "MAIN");
            house.flows().runNow(STORE, Flow.INVENTORY);
            house.add("ada", Role.OPERATOR);
            Page page = browsing.stranger(ColorScheme.LIGHT, Browsing.DESKTOP, "/login");
            page.navigate(house.address() + "/login");
            page.fill("#name", "ada");
            page.fill("#password", OpenConsole.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForSelector("#ct-board");

            page.navigate(house.address() + "/inventory/skus");
            openDrawer(page, page.locator("a[data-ct-drawer]"));
            page.locator("#ct-pick").fill(sku.toLowerCase(Locale.ROOT));
            page.waitForSelector("#ct-found h3:has-text('Found')");
            page.locator("#ct-found button[aria-label='erp " + sku + " is " + sku + "']")
                    .click();
            page.waitForSelector("#ct-drawer [data-ct-taken]:has-text('1 row goes with the next push')");
            page.locator("#ct-drawer [data-ct-taken] button").click();
            page.waitForSelector(".ct-toast:has-text('begins within seconds')");

            page.navigate(house.address() + "/inventory?status=pushed");
            page.waitForSelector("#ct-queue tr:has-text('erp " + sku + "'):has-text('In the cart')");
            assertThat(Files.readString(home.resolve("stores/boutique.yaml")))
                    .contains("# the shop's location by the ERP's name for it", "erp " + sku + ": " + sku);
            assertThat(house.database().audit().latest(2))
                    .extracting(deed -> deed.who() + " " + deed.action() + " " + deed.subject())
                    .containsExactly("ada run now boutique/inventory", "ada answer alias boutique/erp " + sku);
        }
    }
}
