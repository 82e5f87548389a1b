package io.cartage.staging.stock;

import static io.cartage.staging.stock.StockDesk.NOON;
import static io.cartage.staging.stock.StockDesk.item;
import static io.cartage.staging.stock.StockDesk.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Which of the ERP's rows can be pushed where, and why the others can't. */
@OnEveryDatabase
class StockPlanTest {
    @Parameter
    TestBed bed;

    private StockDesk desk;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
    }

    @Test
    void tellsOfARowAllThatItDependsOn() {
        desk.selling("MUG").erp("mug ", "MAIN", 10);
        desk.tables()
                .sql(
                        "update product_qty_in_stock set qty_on_hand = 12, qty_committed = 2 where store_id = ?",
                        desk.store());

        StockRow row = desk.only();

        assertThat(row.sku()).isEqualTo("mug ");
        assertThat(row.warehouse()).isEqualTo("MAIN");
        assertThat(row.onHand().orElseThrow()).isEqualByComparingTo("12");
        assertThat(row.committed().orElseThrow()).isEqualByComparingTo("2");
        assertThat(row.available()).isEqualByComparingTo("10");
        assertThat(row.updatedAt()).isEqualTo(NOON);
        assertThat(row.openUnits()).isZero();
        assertThat(row.item()).contains(item("item-1", "MUG"));
        assertThat(row.place()).contains(place("P1", "Main"));
        assertThat(row.obstacle()).isEmpty();
        assertThat(row.level()).isEqualTo(CartLevel.UNKNOWN);
        assertThat(row.answer().status()).isEqualTo("pending");
    }

    @Test
    void plansAllRowsOfTheStoreAndNoOthers() {
        desk.selling("MUG");
        desk.tables()
                .sql(
                        """
                        insert into product_qty_in_stock (store_id, sku, qty_available, updated_at)
                        select cast(? as varchar), 'SKU-' || n, n, cast(? as timestamp)
                        from %s
                        """
                                .formatted(
                                        bed.kind().name().equals("H2")
                                                ? "system_range(1, 4500) s(n)"
                                                : "generate_series(1, 4500) s(n)"),
                        desk.store(),
                        Jdbc.utc(NOON));
        new StockDesk(bed).erp("MUG", "", 1);

        List<StockRow> rows = desk.plan();

        assertThat(rows).hasSize(4500).extracting(StockRow::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsNoItemForABlankSku() {
        desk.selling("").erp(" \u00A0", "", 1);

        assertThat(desk.causes(StockRules.NONE)).containsExactly("blank-sku");
    }

    @Test
    void saysThatASkuIsUnknown() {
        desk.selling("MUG").erp("CUP", "", 1);

        assertThat(desk.causes(StockRules.NONE)).containsExactly("unknown-sku");
        assertThat(desk.message()).contains("'CUP'");
    }

    @Test
    void namesTheItemsThatShareASku() {
        desk.selling("MUG", "mug", "CUP").erp("Mug", "", 1);

        assertThat(desk.causes(StockRules.NONE)).containsExactly("duplicate-sku");
        assertThat(desk.message()).startsWith("2 items of the cart have the SKU 'Mug': item-1 ('MUG'), item-2 ('mug')");
    }

    @Test
    void leavesAloneWhatTheCartDoesNotTrack() {
        desk.selling().erp("MUG", "", 1);
        desk.catalog().upsert(desk.store(), List.of(new CatalogItem("item-1", "MUG", "{}", false)));

        assertThat(desk.causes(StockRules.NONE)).containsExactly("untracked");
    }

    @Test
    void releasesARowOnceTheCauseIsGone() {
        desk.selling("CUP").erp("MUG", "", 1);
        desk.catalog().upsert(desk.store(), List.of(item("item-2", "MUG")));

        assertThat(desk.causes(StockRules.NONE)).containsExactly("");
    }

    @Test
    void leadsAWarehouseToThePlaceOfItsName() {
        desk.selling("MUG")
                .keeping(place("P1", " Main Street"), place("P2", "Outlet"))
                .erp("MUG", "MAIN STREET\u00A0", 1);

        assertThat(desk.only().place()).map(Place::id).contains("P1");
    }

    @Test
    void leadsASkuToTheOneThatTheStoreFileNames() {
        desk.selling("mug-blue").erp("MUG-B ", "", 1);

        StockRow row = desk.plan(new StockRules(Map.of(), "", Map.of("mug-b", "MUG-BLUE")))
                .get(0);

        assertThat(row.obstacle()).isEmpty();
        assertThat(row.item()).map(CatalogItem::sku).contains("mug-blue");
    }

    @Test
    void holdsRowsUpThatTheStoreFileLeadsToOneSku() {
        desk.selling("mug-blue").erp("MUG-B", "", 1);
        desk.erp("mug-blue", "", 2);

        assertThat(desk.plan(new StockRules(Map.of(), "", Map.of("MUG-B", "mug-blue"))))
                .extracting(row -> row.obstacle().map(Obstacle::cause).orElse(""))
                .containsExactly(Obstacle.SAME_LOCATION, Obstacle.SAME_LOCATION);
    }

    @Test
    void leadsAWarehouseToWhatTheStoreFileSays() {
        desk.selling("MUG")
                .keeping(place("P1", "Main Street"), place("P2", "Outlet"))
                .erp("MUG", "hq", 1);

        assertThat(desk.plan(new StockRules(Map.of("HQ", "main street"), "", Map.of()))
                        .get(0)
                        .place())
                .map(Place::id)
                .contains("P1");
        assertThat(desk.plan(new StockRules(Map.of("HQ", "P2"), "", Map.of()))
                        .get(0)
                        .place())
                .map(Place::id)
                .contains("P2");
    }

    @Test
    void leadsARowWithoutWarehouseToTheOnlyPlace() {
        desk.selling("MUG")
                .keeping(place("P1", "Main"), new Place("P2", "Closed", false))
                .erp("MUG", "", 1);

        assertThat(desk.only().place()).map(Place::id).contains("P1");
    }

    @Test
    void asksForAWarehouseWhereThereAreSeveralPlaces() {
        desk.selling("MUG").keeping(place("P1", "Main"), place("P2", "Outlet")).erp("MUG", "", 1);

        assertThat(desk.causes(StockRules.NONE)).containsExactly("unknown-warehouse");
        assertThat(desk.message()).contains("2 places: 'Main', 'Outlet'");
    }

    @Test
    void suggestsThePlaceThatWasMeant() {
        desk.selling("MUG").keeping(place("P1", "Main"), place("P2", "Outlet")).erp("MUG", "MIAN", 1);

        assertThat(desk.causes(StockRules.NONE)).containsExactly("unknown-warehouse");
        assertThat(desk.message())
                .startsWith("no place of the cart is called 'MIAN'. Did you mean 'Main'?")
                .endsWith("goes under inventory.warehouses of the store file");
    }

    @Test
    void saysThatTheStoreFileLeadsNowhere() {
        desk.selling("MUG").erp("MUG", "HQ", 1);

        StockRow row =
                desk.plan(new StockRules(Map.of("HQ", "Maim"), "", Map.of())).get(0);

        assertThat(row.obstacle()).map(Obstacle::cause).contains("unknown-warehouse");
        assertThat(row.obstacle().map(Obstacle::message).orElseThrow())
                .isEqualTo("the store file leads warehouse 'HQ' to 'Maim', which is no place of the cart."
                        + " Did you mean 'Main'?");
    }

    @Test
    void doesNotWriteToAPlaceThatIsNotActive() {
        desk.selling("MUG")
                .keeping(place("P1", "Main"), new Place("P2", "Outlet", false))
                .erp("MUG", "OUTLET", 1);

        assertThat(desk.causes(StockRules.NONE)).containsExactly("inactive-warehouse");
    }

    @Test
    void prefersTheActiveOneOfTwoPlacesOfOneName() {
        desk.selling("MUG")
                .keeping(new Place("P1", "Main", false), place("P2", "main"))
                .erp("MUG", "MAIN", 1);

        assertThat(desk.only().place()).map(Place::id).contains("P2");
        assertThat(desk.only().obstacle()).isEmpty();
    }

    @Test
    void doesNotGuessWhichOfTwoPlacesOfOneNameIsMeant() {
        desk.selling("MUG").keeping(place("P1", "Main"), place("P2", "main")).erp("MUG", "MAIN", 1);

        assertThat(desk.causes(StockRules.NONE)).containsExactly("ambiguous-warehouse");
        assertThat(desk.message()).contains("'Main'".toUpperCase(Locale.ROOT)).endsWith("P1, P2");
    }

    @Test
    void holdsBackRowsThatLeadToOnePlace() {
        StockRules rules = new StockRules(Map.of("HQ", "Main"), "", Map.of());
        desk.selling("MUG", "CUP");
        desk.erp("MUG", "MAIN", 1);
        desk.erp("mug", "HQ", 2);
        desk.erp("CUP", "HQ", 3);

        List<StockRow> rows = desk.plan(rules);

        assertThat(desk.causes(rules)).containsExactly("same-location", "same-location", "");
        assertThat(rows.get(0).obstacle().map(Obstacle::message).orElseThrow())
                .startsWith("2 rows lead to the cart's place 'Main': 'MUG' in 'MAIN', 'mug' in 'HQ'");
    }

    @Test
    void seesDifferencesWhateverTheTimeOfTheRow() {
        desk.selling("MUG").erp("MUG", "", 10);
        desk.push(1, 10);

        desk.erpChanges("MUG", 8, NOON);

        StockRow row = desk.only();
        assertThat(row.level().is(new BigDecimal("8.0000"))).isFalse();
        assertThat(row.level().is(new BigDecimal("10"))).isTrue();
        assertThat(row.level().quantity().map(BigDecimal::intValueExact)).isEqualTo(Optional.of(10));
    }
}
