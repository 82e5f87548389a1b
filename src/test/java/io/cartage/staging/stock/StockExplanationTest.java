package io.cartage.staging.stock;

import static io.cartage.staging.stock.StockDesk.NOON;
import static io.cartage.staging.stock.StockDesk.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Why the cart shows what it shows of a SKU. */
@OnEveryDatabase
class StockExplanationTest {
    @Parameter
    TestBed bed;

    private StockDesk desk;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
        desk.selling("MUG", "CUP").keeping(place("P1", "Main"), place("P2", "Outlet"));
    }

    @Test
    void tellsOfEachWarehouseWhatThePlanKnows() {
        desk.erp("CUP", "MAIN", 99);
        desk.erp("MUG", "MAIN", 10);
        desk.erp("mug", "SHOP", 20);
        StockRules rules = new StockRules(Map.of("Shop", "Outlet"), "", Map.of());

        StockExplanation explanation = desk.stock().explain(desk.store(), " Mug", rules);

        assertThat(explanation.items()).containsExactly(StockDesk.item("item-1", "MUG"));
        assertThat(explanation.warehouses())
                .map(StockExplanation.Warehouse::row)
                .isEqualTo(desk.plan(rules).stream()
                        .filter(row -> !row.sku().equals("CUP"))
                        .toList());
    }

    @Test
    void namesTheOrdersThatMakeUpTheOpenUnits() {
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 20);
        desk.order("1", "MUG", 2);
        desk.order("2", "mug", 3, "Main");
        desk.order("3", "MUG", 4, "Main");
        desk.order("4", "MUG", 5);
        desk.order("5", "CUP", 6);
        desk.tables().acknowledge("1", "error");
        desk.imported("3", NOON.plusSeconds(60));
        desk.imported("4", NOON);

        StockExplanation explanation = desk.stock().explain(desk.store(), "MUG", StockRules.NONE);

        assertThat(explanation.warehouses().get(0).row().openUnits()).isEqualByComparingTo("9");
        assertThat(explanation.warehouses().get(0).orders())
                .containsExactly(
                        new OpenOrder("A-1", "error", "", new BigDecimal("2.0000"), Optional.empty()),
                        new OpenOrder("A-2", "pending", "Main", new BigDecimal("3.0000"), Optional.empty()),
                        new OpenOrder(
                                "A-3",
                                "imported",
                                "Main",
                                new BigDecimal("4.0000"),
                                Optional.of(NOON.plusSeconds(60))));
        assertThat(explanation.warehouses().get(1).row().openUnits()).isEqualByComparingTo("2");
        assertThat(explanation.warehouses().get(1).orders())
                .extracting(OpenOrder::orderNo)
                .containsExactly("A-1");
    }

    @Test
    void addsUpToTheSameAsThePlan() {
        desk.erp("MUG", "MAIN", 10);
        desk.erp("MUG", "OUTLET", 20, NOON.plusSeconds(90));
        for (int i = 1; i <= 9; i++) {
            desk.order(Integer.toString(i), "MUG", i, i % 3 == 0 ? "" : i % 3 == 1 ? "Main" : "Outlet");
            if (i % 2 == 0) {
                desk.imported(Integer.toString(i), NOON.plusSeconds(20L * i));
            }
        }

        StockExplanation explanation = desk.stock().explain(desk.store(), "MUG", StockRules.NONE);

        assertThat(explanation.warehouses())
                .extracting(warehouse -> warehouse.row().openUnits().intValueExact())
                .isEqualTo(desk.open(StockRules.NONE))
                .containsExactly(3 + 9 + 6 + 1 + 7 + 4, 3 + 9 + 6 + 5 + 8);
    }

    @Test
    void tellsWhatTheCartHasAndWhatStandsOnTheRow() {
        desk.erp("MUG", "MAIN", 10);
        desk.push(5, 8);

        StockRow row = desk.stock()
                .explain(desk.store(), "MUG", StockRules.NONE)
                .warehouses()
                .get(0)
                .row();

        assertThat(row.level().quantity().map(BigDecimal::intValueExact)).contains(8);
        assertThat(row.answer().status()).isEqualTo("pushed");
        assertThat(row.answer().pushedQty().map(BigDecimal::intValueExact)).contains(8);
    }

    @Test
    void tellsHowManyOrdersNobodyCanCount() {
        desk.erp("MUG", "MAIN", 10);
        desk.order("1", "MUG", 2);
        desk.tables().stage(bed.order("1").quarantined("no SKU"), bed.order("2").quarantined("no SKU"));

        StockExplanation explanation = desk.stock().explain(desk.store(), "MUG", StockRules.NONE);

        assertThat(explanation.uncounted())
                .as("the first has its rows from before")
                .isEqualTo(1);
        assertThat(explanation.warehouses().get(0).row().openUnits()).isEqualByComparingTo("2");
    }

    @Test
    void tellsOfASkuThatTheErpHasNoRowOf() {
        StockExplanation explanation = desk.stock().explain(desk.store(), "CUP", StockRules.NONE);

        assertThat(explanation.items()).hasSize(1);
        assertThat(explanation.warehouses()).isEmpty();
    }

    @Test
    void tellsWhyASkuIsNotPushed() {
        desk.erp("POT", "MAIN", 1);

        StockExplanation explanation = desk.stock().explain(desk.store(), "pot", StockRules.NONE);

        assertThat(explanation.items()).isEmpty();
        assertThat(explanation.warehouses().get(0).row().obstacle().map(Obstacle::cause))
                .contains("unknown-sku");
    }
}
