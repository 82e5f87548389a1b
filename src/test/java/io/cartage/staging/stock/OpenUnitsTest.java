package io.cartage.staging.stock;

import static io.cartage.staging.stock.StockDesk.NOON;
import static io.cartage.staging.stock.StockDesk.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.StagingItem;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the ERP's number is promised to orders that it doesn't know of. */
@OnEveryDatabase
class OpenUnitsTest {
    @Parameter
    TestBed bed;

    private StockDesk desk;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
        desk.selling("MUG", "CUP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "taken", "error"})
    void countsOrdersThatTheErpHasNotImported(String status) {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.order("2", "mug ", 3);
        desk.tables().acknowledge("1", status);
        desk.tables().acknowledge("2", status);

        assertThat(desk.open(StockRules.NONE)).containsExactly(5);
    }

    @Test
    void countsNoOrdersOfOtherStoresAndNoOtherSkus() {
        desk.erp("MUG", "", 10);
        desk.order("1", "CUP", 2);
        StockDesk other = new StockDesk(bed);
        other.order("1", "MUG", 3);

        assertThat(desk.open(StockRules.NONE)).containsExactly(0);
    }

    @Test
    void countsOnlyLinesOfItems() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables().sql("update s_order_details set line_type = 'gift' where store_id = ?", desk.store());

        assertThat(desk.open(StockRules.NONE)).containsExactly(0);
    }

    @Test
    void countsAnImportedOrderUntilTheErpWritesTheRowAgain() {
        desk.erp("MUG", "", 10, NOON);
        desk.order("1", "MUG", 2);
        desk.imported("1", NOON.plusMillis(1));
        assertThat(desk.open(StockRules.NONE)).containsExactly(2);

        desk.erpChanges("MUG", 8, NOON.plusMillis(1));

        assertThat(desk.open(StockRules.NONE)).containsExactly(0);
    }

    @Test
    void comparesTimesToTheMicrosecond() {
        desk.erp("MUG", "", 10, NOON.plusNanos(1_000));
        desk.order("1", "MUG", 2);
        desk.imported("1", NOON.plusNanos(2_000));

        assertThat(desk.open(StockRules.NONE)).containsExactly(2);
    }

    @Test
    void judgesEachRowByItsOwnTime() {
        desk.keeping(place("P1", "Main"), place("P2", "Outlet"));
        desk.erp("MUG", "MAIN", 10, NOON);
        desk.erp("MUG", "OUTLET", 10, NOON.plusSeconds(60));
        desk.order("1", "MUG", 2);
        desk.imported("1", NOON.plusSeconds(30));

        assertThat(desk.open(StockRules.NONE)).containsExactly(2, 0);
    }

    @Test
    void takesAnOrderThatTheErpImportedWithoutSayingWhenAsCounted() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables().acknowledge("1", "imported");

        assertThat(desk.open(StockRules.NONE)).containsExactly(0);
    }

    @Test
    void stopsCountingAnImportedOrderAfterThirtyDays() {
        desk.erp("MUG", "", 10, NOON.minus(Duration.ofDays(400)));
        desk.order("1", "MUG", 2);
        desk.order("2", "MUG", 3);
        desk.imported("1", Desk.NOW.minus(Duration.ofDays(31)));
        desk.imported("2", Desk.NOW.minus(Duration.ofDays(29)));

        assertThat(desk.open(StockRules.NONE)).containsExactly(3);
    }

    @Test
    void countsARowOfTheFarFutureAsKnowingAllOrders() {
        desk.erp("MUG", "", 10, Instant.parse("9999-12-31T00:00:00Z"));
        desk.order("1", "MUG", 2);
        desk.imported("1", NOON);

        assertThat(desk.open(StockRules.NONE)).containsExactly(0);
    }

    @Test
    void keepsCountingWhatIsShippedButNotAcknowledged() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables()
                .sql(
                        "insert into external_order_shipments (store_id, shipment_no, cart_order_id, sku, quantity, shipped_at)"
                                + " values (?, 'S1', '1', 'MUG', 2, ?)",
                        desk.store(),
                        Jdbc.utc(NOON.minusSeconds(60)));

        assertThat(desk.open(StockRules.NONE)).containsExactly(2);
    }

    @Test
    void doesNotCountAWithdrawnOrder() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables().stage(bed.order("1").changedAfter(60).withdrawn("cancelled"));

        assertThat(desk.tables().orders("import_status")).containsExactly("withdrawn");
        assertThat(desk.open(StockRules.NONE)).containsExactly(0);
    }

    @Test
    void doesNotCountATakenOrderThatTheCartCancelledSince() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables().acknowledge("1", "taken");
        desk.tables().stage(bed.order("1").changedAfter(60).withdrawn("cancelled"));

        assertThat(desk.tables().changes("kind")).containsExactly("withdrawn");
        assertThat(desk.open(StockRules.NONE)).containsExactly(0);
    }

    @Test
    void countsAnOrderAgainThatTheCartRevived() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables().acknowledge("1", "taken");
        desk.tables().stage(bed.order("1").changedAfter(60).withdrawn("cancelled"));
        desk.tables().stage(revived());

        assertThat(desk.tables().changes("kind")).containsExactly("withdrawn", "changed");
        assertThat(desk.open(StockRules.NONE)).containsExactly(2);
    }

    @Test
    void countsARefusedOrderAgainThatTheCartRevived() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables().acknowledge("1", "taken");
        desk.tables().stage(bed.order("1").changedAfter(60).withdrawn("cancelled"));
        desk.tables().acknowledge("1", "error");
        desk.tables().stage(revived());

        assertThat(desk.tables().changes("kind")).containsExactly("withdrawn");
        assertThat(desk.tables().orders("import_status", "revision")).containsExactly("pending 3");
        assertThat(desk.open(StockRules.NONE)).containsExactly(2);
    }

    @Test
    void countsALineAgainstTheWarehouseThatShipsIt() {
        desk.keeping(place("P1", "Main"), place("P2", "Outlet"));
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 10);
        desk.order("1", "MUG", 2, "main ");

        assertThat(desk.open(StockRules.NONE)).containsExactly(2, 0);
    }

    @Test
    void countsALineAgainstTheWarehouseThatTheStoreFileLeadsItTo() {
        desk.keeping(place("P1", "Main"), place("P2", "Outlet"));
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "SHOP", 10);
        desk.order("1", "MUG", 2, "Outlet");

        assertThat(desk.open(new StockRules(Map.of("shop", "Outlet"), "", Map.of())))
                .containsExactly(0, 2);
    }

    @Test
    void countsALineAgainstTheSkuThatTheStoreFileLeadsToTheSameItem() {
        desk.erp("MUG-B", "", 10);
        desk.order("1", "mug-blue", 2);
        desk.order("2", "MUG-B", 1);

        assertThat(desk.open(StockRules.NONE)).containsExactly(1);
        assertThat(desk.open(new StockRules(Map.of(), "", Map.of("MUG-B", "mug-blue"))))
                .containsExactly(3);
    }

    @Test
    void countsALineWithoutWarehouseAgainstEveryRow() {
        desk.keeping(place("P1", "Main"), place("P2", "Outlet"));
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 10);
        desk.erp("CUP", "OUTLET", 10);
        desk.order("1", "MUG", 2);

        assertThat(desk.open(StockRules.NONE)).containsExactly(2, 2, 0);
    }

    @Test
    void countsALineWithoutWarehouseAgainstWhereTheStoreShipsFrom() {
        desk.keeping(place("P1", "Main"), place("P2", "Outlet"));
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 10);
        desk.order("1", "MUG", 2);

        assertThat(desk.open(new StockRules(Map.of(), "outlet", Map.of()))).containsExactly(0, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOON", "DEPOT"})
    void countsAgainstEveryRowWhereTheWarehouseHasNone(String warehouse) {
        desk.keeping(place("P1", "Main"), place("P2", "Outlet"), place("P3", "Depot"));
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 10);
        desk.order("1", "MUG", 2, warehouse);
        desk.order("2", "MUG", 1);

        assertThat(desk.open(new StockRules(Map.of(), warehouse, Map.of()))).containsExactly(3, 3);
    }

    @Test
    void countsFractions() {
        desk.erp("MUG", "", 10);
        desk.order("1", "MUG", 2);
        desk.tables().sql("update s_order_details set quantity = 1.25 where store_id = ?", desk.store());

        assertThat(desk.only().openUnits()).isEqualByComparingTo("1.25");
    }

    private StagingItem revived() {
        TestOrder order = bed.order("1")
                .changedAfter(120)
                .withLines(1)
                .withLine("sku", "MUG")
                .withLine("quantity", new BigDecimal("2.0000"))
                .withLine("line_total", new BigDecimal("20.0000"))
                .with("comments", "please after all");
        return order.staged();
    }
}
