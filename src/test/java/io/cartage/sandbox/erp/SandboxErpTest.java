package io.cartage.sandbox.erp;

import static io.cartage.sandbox.erp.Office.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.sandbox.erp.ErpSettings.Pace;
import io.cartage.sandbox.erp.ErpSettings.Shares;
import io.cartage.staging.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SandboxErpTest {
    private static final String SHIPPED =
            """
            select shipment_no, coalesce(order_no, 'A-' || cart_order_id), coalesce(warehouse, '-'), sum(quantity)
            from external_order_shipments
            group by shipment_no, coalesce(order_no, 'A-' || cart_order_id), coalesce(warehouse, '-')
            order by shipment_no
            """;
    private static final String STOCK =
            """
            select sku, warehouse, qty_on_hand, qty_committed, qty_available
            from product_qty_in_stock
            order by sku, warehouse
            """;

    @Parameter
    TestDatabase kind;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(kind);
    }

    @Test
    void takesOrdersAndNumbersThem() {
        office.stage(line("MUG", 2));
        office.stage(line("CUP", 1));
        SandboxErp erp = office.erp(Office.smooth());

        ErpRound round = erp.workOnce();

        assertThat(round.taken()).isEqualTo(2);
        assertThat(office.rows("select import_status, erp_order_no, import_message from s_orders order by id"))
                .containsExactly("imported SO-10001 null", "imported SO-10002 null");
        assertThat(office.row("select count(*) from s_orders where imported_at is not null"))
                .isEqualTo("2");
        assertThat(erp.books().ordersNumbered()).isEqualTo(2);
    }

    @Test
    void leavesTheOrdersOfOtherStoresAlone() {
        office.stage("other", line("MUG", 2));

        ErpRound round = office.erp(Office.smooth().with(Pace.BRISK)).workOnce();

        assertThat(round.idle()).isTrue();
        assertThat(office.row("select import_status from s_orders")).isEqualTo("pending");
    }

    @Test
    void refusesSomeOrdersWithAReason() {
        stageMany(40);

        ErpRound round = office.erp(Office.smooth().with(refusing(50))).workOnce();

        assertThat(round.refused()).isBetween(10, 30);
        assertThat(round.imported()).isEqualTo(40 - round.refused());
        assertThat(office.rows("select distinct import_message from s_orders where import_status = 'error' order by 1"))
                .containsExactly(
                        "SKU MUG is blocked for sale",
                        "customer WEB is on credit hold",
                        "purchase order number is missing");
    }

    @Test
    void importsARefusedOrderOnceItsCauseIsGone() {
        stageMany(10);
        SandboxErp erp = office.erp(Office.smooth().with(refusing(100)));
        int refused = erp.workOnce().refused();

        rounds(erp, 3);

        assertThat(refused).isEqualTo(10);
        assertThat(office.row("select count(*) from s_orders where import_status = 'imported'"))
                .isEqualTo("10");
        assertThat(office.row("select count(*) from s_orders where import_message is not null"))
                .isEqualTo("0");
    }

    @Test
    void importsARefusedOrderThatIsOfferedAnew() {
        stageMany(1);
        SandboxErp erp = office.erp(Office.smooth().with(refusing(100)));
        erp.workOnce();
        office.sql("update s_orders set import_status = 'pending', revision = 2, customer_po = 'PO-7'");

        erp.workOnce();

        assertThat(office.row("select import_status, erp_order_no from s_orders"))
                .isEqualTo("imported SO-10001");
    }

    @Test
    void refusesAnUnknownSkuUntilItIsEntered() {
        office.stage(line("MUG", 1), line("VASE", 1));
        SandboxErp erp = office.erp(Office.smooth().withItems(List.of("MUG"), 5));

        erp.workOnce();
        String refused = office.row("select import_status, import_message from s_orders");
        rounds(erp, 3);

        assertThat(refused).isEqualTo("error unknown SKU VASE");
        assertThat(office.row("select import_status from s_orders")).isEqualTo("imported");
        assertThat(office.rows(STOCK))
                .containsExactly("MUG EAST 5 0 5", "MUG WEST 4 0 4", "VASE EAST 0 0 0", "VASE WEST 0 1 -1");
    }

    @Test
    void refusesToNumberAnOrderTwice() {
        office.stage(line("MUG", 1));
        SandboxErp erp = office.erp(Office.smooth());
        erp.workOnce();
        office.sql("update s_orders set import_status = 'pending', erp_order_no = null"); // a backup was restored

        erp.workOnce();

        assertThat(office.row("select import_status, erp_order_no, import_message from s_orders"))
                .isEqualTo("imported SO-10001 imported before");
        assertThat(erp.books().unitsShipped()).isEqualByComparingTo("1");
    }

    @Test
    void movesStockAsOrdersComeAndGo() {
        office.stage(line("MUG", 2));
        SandboxErp erp = office.erp(ErpSettings.of(Office.STORE, "EAST")
                .withItems(List.of("MUG"), 5)
                .with(Shares.SMOOTH));

        erp.workOnce();
        List<String> imported = office.rows(STOCK);
        erp.workOnce();
        List<String> shipped = office.rows(STOCK);
        erp.receive("MUG", "EAST", 10);
        erp.workOnce();

        assertThat(imported).containsExactly("MUG EAST 5 2 3");
        assertThat(shipped).containsExactly("MUG EAST 3 0 3");
        assertThat(office.rows(STOCK)).containsExactly("MUG EAST 13 0 13");
        assertThat(erp.books().faults()).isEmpty();
    }

    @Test
    void writesARowAnewOnlyIfSomethingWasBookedOnIt() {
        SandboxErp erp = office.erp(Office.smooth().withItems(List.of("MUG", "CUP"), 5));
        erp.workOnce();
        List<String> before = office.rows("select sku, updated_at from product_qty_in_stock where sku = 'CUP'");
        office.stage(line("MUG", 5), line("MUG", 5));

        ErpRound round = erp.workOnce();

        assertThat(round.levels()).isEqualTo(2);
        assertThat(office.rows("select sku, updated_at from product_qty_in_stock where sku = 'CUP'"))
                .isEqualTo(before);
        assertThat(office.row("select count(distinct updated_at) from product_qty_in_stock"))
                .isEqualTo("2");
        rounds(erp, 1); // the other warehouse ships
        assertThat(erp.workOnce().levels()).isZero();
    }

    /** Cartage can't know which warehouse ships, and takes the order off each that isn't written since the import. */
    @Test
    void writesAllWarehousesOfAnItemAnewThatWasSold() {
        SandboxErp erp = office.erp(Office.smooth().with(Pace.BRISK).withItems(List.of("CUP", "MUG"), 5));
        erp.workOnce();
        office.stage(line("MUG", 1));

        erp.workOnce();

        assertThat(office.rows("select sku, warehouse from product_qty_in_stock"
                        + " where updated_at > (select max(imported_at) from s_orders) order by sku, warehouse"))
                .containsExactly("MUG EAST", "MUG WEST");
    }

    /** Cartage tells by updated_at which orders are in a figure. */
    @Test
    void writesARowAnewAlsoIfItsFiguresAreWhatTheyWere() {
        String first = office.stage(line("MUG", 2));
        SandboxErp erp = office.erp(ErpSettings.of(Office.STORE, "EAST")
                .withItems(List.of("MUG"), 9)
                .with(Shares.SMOOTH)
                .with(new Pace(1, 0, 3, 5, 1)));
        erp.workOnce();
        String before = office.row("select qty_on_hand, qty_committed from product_qty_in_stock");
        office.change(first, "cancelled", 2, Map.of(), "MUG");
        office.stage(line("MUG", 2));

        int levels = erp.workOnce().levels();

        assertThat(levels).isEqualTo(1);
        assertThat(office.row("select qty_on_hand, qty_committed from product_qty_in_stock"))
                .isEqualTo(before)
                .isEqualTo("9 2");
        assertThat(office.row("select count(*) from product_qty_in_stock q"
                        + " where updated_at > (select max(imported_at) from s_orders)"))
                .isEqualTo("1");
    }

    @Test
    void leavesCartagesColumnsAloneExceptOnRowsItCorrects() {
        SandboxErp erp = office.erp(Office.smooth().withItems(List.of("CUP", "MUG"), 5));
        erp.workOnce();
        office.sql("update product_qty_in_stock set push_status = 'pushed', pushed_qty = 5, push_message = 'm'");
        office.sql("update product_qty_in_stock set push_status = 'error' where sku = 'MUG' and warehouse = 'EAST'");
        erp.receive("MUG", "EAST", 1);
        erp.receive("CUP", "EAST", 1);

        erp.workOnce();

        assertThat(office.rows("select sku, warehouse, push_status, pushed_qty, push_message from product_qty_in_stock"
                        + " order by sku, warehouse"))
                .containsExactly(
                        "CUP EAST pushed 5 m", "CUP WEST pushed 5 m", "MUG EAST pending 5 m", "MUG WEST pushed 5 m");
    }

    @Test
    void shipsFromOneWarehouseAtATime() {
        office.stage(line("MUG", 8));
        SandboxErp erp = office.erp(Office.smooth().withItems(List.of("MUG"), 5));

        rounds(erp, 2);

        assertThat(office.rows("select warehouse, quantity from external_order_shipments order by quantity desc"))
                .hasSize(2)
                .anyMatch(row -> row.endsWith(" 5"))
                .anyMatch(row -> row.endsWith(" 3"));
        assertThat(office.rows("select distinct shipment_no from external_order_shipments"))
                .hasSize(2);
        assertThat(erp.books().ordersShipped()).isEqualTo(1);
        assertThat(erp.books().faults()).isEmpty();
    }

    @Test
    void shipsInParts() {
        office.stage(line("MUG", 20), line("CUP", 20));
        SandboxErp erp = office.erp(Office.smooth().with(new Shares(0, 100, 0, 0, 0, 0)));

        rounds(erp, 3);
        int parts = office.rows(SHIPPED).size();
        rounds(erp, 100);

        assertThat(parts).isGreaterThan(1);
        assertThat(erp.books().unitsShipped()).isEqualByComparingTo("40");
        assertThat(erp.books().faults()).isEmpty();
    }

    @Test
    void namesOrdersAndLinesInEveryWayThatTheContractAllows() {
        stageMany(150);

        office.erp(ErpSettings.of(Office.STORE, "EAST").withUnitsOfNew(1000).with(Office.AT_ONCE))
                .workOnce();

        assertThat(ways("order_no is null")).isGreaterThan(5);
        assertThat(ways("cart_order_id is null")).isGreaterThan(5);
        assertThat(ways("sku is null")).isGreaterThan(5);
        assertThat(ways("cart_line_id is null")).isGreaterThan(5);
        assertThat(ways("tracking_no like '%, %'")).isGreaterThan(5);
        assertThat(ways("carrier not in ('UPS', 'FedEx', 'USPS', 'DHL Express', 'Canada Post')"))
                .isBetween(1L, 30L);
        assertThat(office.rows("select shipment_no from external_order_shipments"
                        + " group by shipment_no having count(distinct tracking_no) > 1"))
                .isNotEmpty();
    }

    @Test
    void waitsForGoodsWhenMoreIsSoldThanThereIs() {
        office.stage(line("MUG", 7));
        SandboxErp erp = office.erp(ErpSettings.of(Office.STORE, "EAST")
                .withUnitsOfNew(5)
                .with(Shares.SMOOTH)
                .with(Office.AT_ONCE));
        rounds(erp, 3);
        List<String> before = office.rows(STOCK);

        erp.receive("MUG", "EAST", 2);
        erp.workOnce();

        assertThat(before).containsExactly("MUG EAST 0 2 -2");
        assertThat(office.rows(STOCK)).containsExactly("MUG EAST 0 0 0");
        assertThat(erp.books().unitsBeyondStock()).isEqualByComparingTo("2");
        assertThat(erp.books().faults()).isEmpty();
    }

    @Test
    void neitherStocksNorShipsServicesAndCharges() {
        office.stage(line("EBOOK", 1), line("/FREIGHT", 1));
        SandboxErp erp = office.erp(Office.smooth().withServices(List.of("EBOOK")));

        erp.workOnce();

        assertThat(erp.books().levels()).isEmpty();
        assertThat(erp.books().ordersShipped()).isEqualTo(1);
        assertThat(office.rows(SHIPPED)).isEmpty();
    }

    @Test
    void takesWhatIsCancelledOutOfTheOrder() {
        String order = office.stage(line("MUG", 3));
        SandboxErp erp = office.erp(Office.smooth().with(Pace.BRISK));
        erp.workOnce();
        office.change(order, "cancelled", 2, Map.of(), "MUG");

        rounds(erp, 3);

        assertThat(office.row("select handled_status, handled_message from s_order_changes"))
                .isEqualTo("handled 3 units fewer");
        assertThat(office.rows(SHIPPED)).isEmpty();
        assertThat(erp.books().faults()).isEmpty();
    }

    @Test
    void ignoresTheCancellationOfWhatIsShipped() {
        String order = office.stage(line("MUG", 3));
        SandboxErp erp = office.erp(Office.smooth());
        erp.workOnce();
        office.change(order, "cancelled", 2, Map.of(), "MUG");

        erp.workOnce();

        assertThat(office.row("select handled_status, handled_message from s_order_changes"))
                .isEqualTo("ignored everything is shipped");
    }

    @Test
    void givesUpARefusedOrderThatIsCancelled() {
        String order = office.stage(line("MUG", 3));
        SandboxErp erp = office.erp(Office.smooth().with(refusing(100)));
        erp.workOnce();
        office.change(order, "withdrawn", 2, Map.of(), "MUG");

        rounds(erp, 5);

        assertThat(office.row("select handled_status from s_order_changes")).isEqualTo("handled");
        assertThat(office.row("select import_status from s_orders")).isEqualTo("error");
        assertThat(erp.books().ordersNumbered()).isZero();
    }

    @Test
    void shipsTheUnitsThatAChangeLeaves() {
        String order = office.stage(line("MUG", 3), line("MUG", 2), line("MUG", 1));
        SandboxErp erp = office.erp(Office.smooth().with(Pace.BRISK));
        erp.workOnce();
        office.change(order, "changed", 2, Map.of(1, 1, 2, 4, 4, 5), "MUG"); // line 3 is gone, line 4 is new

        rounds(erp, 3);

        assertThat(office.row("select handled_status, handled_message from s_order_changes"))
                .isEqualTo("handled 3 units fewer, 7 units more");
        assertThat(office.row("select sum(quantity) from external_order_shipments"))
                .isEqualTo("10");
        assertThat(erp.books().faults()).isEmpty();
    }

    @Test
    void keepsAChangeUntilItsOrderIsImported() {
        String order = office.stage(line("MUG", 3));
        SandboxErp erp = office.erp(Office.smooth().with(new Pace(1, 2, 3, 0, 1)));
        erp.workOnce();
        office.change(order, "changed", 2, Map.of(1, 1), "MUG");
        int early = erp.workOnce().changes();

        erp.workOnce();

        assertThat(early).isZero();
        assertThat(office.row("select handled_message from s_order_changes")).isEqualTo("2 units fewer");
        assertThat(erp.books().unitsShipped()).isEqualByComparingTo("1");
    }

    @Test
    void correctsAMistypedSkuThatCameBack() {
        stageMany(60);
        SandboxErp erp = office.erp(Office.smooth().withUnitsOfNew(1000).with(new Shares(0, 0, 0, 0, 100, 0)));
        erp.workOnce();
        long slips = ways("sku like '%(old)'");
        office.sql("update external_order_shipments set push_status = 'error', push_message = 'unknown SKU'"
                + " where sku like '%(old)'");

        int corrected = erp.workOnce().corrected();

        assertThat(slips).isPositive().isEqualTo(corrected);
        assertThat(ways("sku in ('MUG', 'CUP') and push_status = 'pending' and push_message is not null"))
                .isEqualTo(slips);
        assertThat(ways("push_status = 'error'")).isZero();
    }

    @Test
    void takesItsTimeBetweenTheSteps() {
        office.stage(line("MUG", 1));
        SandboxErp erp = office.erp(Office.smooth().with(new Pace(2, 1, 3, 2, 4)));

        List<String> rounds = new ArrayList<>();
        IntStream.rangeClosed(1, 8).forEach(n -> rounds.add(erp.workOnce().toString()));

        assertThat(rounds)
                .containsExactly(
                        "round 1: nothing to do",
                        "round 2: 1 order taken",
                        "round 3: 1 imported",
                        "round 4: 2 stock levels",
                        "round 5: 1 shipment of 1 unit",
                        "round 6: nothing to do",
                        "round 7: nothing to do",
                        "round 8: 1 stock level");
    }

    @Test
    void wantsAWarehouseForEachStore() {
        assertThatThrownBy(() -> ErpSettings.of(Office.STORE))
                .hasMessage("An ERP serves at least one store, and each from at least one warehouse");
        assertThatThrownBy(() -> new Pace(0, 0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void stageMany(int count) {
        IntStream.range(0, count).forEach(i -> office.stage(line("MUG", 2), line("CUP", 1)));
    }

    private static void rounds(SandboxErp erp, int count) {
        IntStream.range(0, count).forEach(i -> erp.workOnce());
    }

    private long ways(String condition) {
        return Long.parseLong(office.row("select count(*) from external_order_shipments where " + condition));
    }

    private static Shares refusing(int percent) {
        return new Shares(percent, 0, 0, 0, 0, 0);
    }
}
