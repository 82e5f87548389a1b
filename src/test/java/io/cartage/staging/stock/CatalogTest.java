package io.cartage.staging.stock;

import static io.cartage.staging.stock.StockDesk.NOON;
import static io.cartage.staging.stock.StockDesk.item;
import static io.cartage.staging.stock.StockDesk.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The map from SKUs to the cart's items. */
@OnEveryDatabase
class CatalogTest {
    @Parameter
    TestBed bed;

    private Catalog catalog;
    private StockDesk desk;
    private String store;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
        catalog = desk.catalog();
        store = desk.store();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(catalog.state(store)).isEqualTo(new CatalogState(Optional.empty(), Optional.empty()));
        assertThat(find("MUG")).isEmpty();
    }

    @Test
    void findsAnItemByItsSkuHoweverItIsWritten() {
        catalog.upsert(store, List.of(item("1", " Mug\u00A0"), item("2", "KILIM"), item("3", "STRA\u1E9EE")));

        assertThat(find("MUG")).containsExactly("1");
        assertThat(find("kilim")).containsExactly("2");
        assertThat(find("k\u0131l\u0131m")).isEmpty();
        assertThat(find("straße")).containsExactly("3");
        assertThat(find("strasse")).isEmpty();
    }

    @Test
    void keepsStoresApart() {
        catalog.upsert(store, List.of(item("1", "MUG")));
        catalog.upsert(bed.newStore(), List.of(item("1", "CUP"), item("2", "MUG")));

        assertThat(find("MUG")).containsExactly("1");
    }

    @Test
    void findsAnItemNoLongerByTheSkuThatItHad() {
        catalog.upsert(store, List.of(item("1", "MUG")));
        catalog.upsert(store, List.of(item("1", "CUP")));

        assertThat(find("MUG")).isEmpty();
        assertThat(find("CUP")).containsExactly("1");
    }

    @Test
    void keepsWhatIsSaidLastOfAnItem() {
        catalog.upsert(store, List.of(item("1", "MUG"), new CatalogItem("1", "MUG", "{\"a\":2}", false)));
        catalog.upsert(store, List.of(new CatalogItem("1", "MUG", "{\"a\":3}", true)));

        assertThat(catalog.byKey(store, List.of("mug")).get("mug"))
                .containsExactly(new CatalogItem("1", "MUG", "{\"a\":3}", true));
    }

    @Test
    void takesThousandsOfItemsAtOnceAndAgain() {
        List<CatalogItem> many = IntStream.rangeClosed(1, 2500)
                .mapToObj(i -> item("item-" + i, "SKU-" + i))
                .toList();
        catalog.upsert(store, many);
        catalog.upsert(store, many);

        assertThat(desk.tables().rows("select count(*) from cartage_item where store_id = ?", store))
                .containsExactly("2500");
        assertThat(find("sku-2500")).containsExactly("item-2500");
    }

    @Test
    void storesTheLongestSkuAndTheStrangest() {
        String dotted = "\u0130".repeat(255);
        catalog.upsert(store, List.of(item("1", dotted), item("2", "M\0UG"), item("3", "X".repeat(300))));

        assertThat(find(dotted)).containsExactly("1");
        assertThat(find("MUG")).containsExactly("2");
        assertThat(find("X".repeat(255))).isEmpty();
    }

    @Test
    void removesWhatAWholeRebuildHasNotSeen() {
        catalog.upsert(store, List.of(item("1", "MUG"), item("2", "CUP"), item("3", "JUG")));
        catalog.places(store, List.of(place("P1", "Main")));
        int rebuild = catalog.beginRebuild(store);
        catalog.upsert(store, List.of(item("1", "MUG"), item("4", "POT")));
        catalog.upsert(store, List.of(item("3", "JAR")));

        assertThat(catalog.endRebuild(store, rebuild)).isEqualTo(1);

        assertThat(desk.tables().rows("select item_id from cartage_item where store_id = ? order by item_id", store))
                .containsExactly("1", "3", "4");
        assertThat(catalog.state(store).rebuiltAt()).contains(Desk.NOW);
    }

    @Test
    void forgetsTheLevelsOfItemsThatAreGone() {
        desk.selling("MUG", "CUP").erp("MUG", "", 1);
        desk.erp("CUP", "", 1);
        desk.push(1, 1, 1);
        int rebuild = catalog.beginRebuild(store);
        catalog.upsert(store, List.of(item("item-1", "MUG")));

        catalog.endRebuild(store, rebuild);

        assertThat(desk.tables().rows("select item_id from cartage_stock where store_id = ?", store))
                .containsExactly("item-1");
    }

    @Test
    void forgetsAnItemThatOthersReplace() {
        desk.selling("MUG", "CUP").erp("MUG", "", 1);
        desk.erp("CUP", "", 1);
        desk.push(1, 1, 1);

        catalog.remove(store, List.of("item-1", "never-seen"));
        catalog.upsert(store, List.of(item("76", "MUG")));

        assertThat(find("MUG")).containsExactly("76");
        assertThat(find("CUP")).containsExactly("item-2");
        assertThat(desk.tables().rows("select item_id from cartage_stock where store_id = ?", store))
                .containsExactly("item-2");
    }

    @Test
    void removesNothingByARebuildThatIsBrokenOff() {
        catalog.upsert(store, List.of(item("1", "MUG"), item("2", "CUP")));
        catalog.beginRebuild(store);
        catalog.upsert(store, List.of(item("1", "MUG")));
        catalog.upsert(store, List.of(item("3", "JUG")));

        assertThat(find("CUP")).containsExactly("2");
        assertThat(catalog.state(store).rebuiltAt()).isEmpty();
    }

    @Test
    void seesInTheNextRebuildWhatOneThatWasBrokenOffLeft() {
        catalog.upsert(store, List.of(item("1", "MUG"), item("2", "CUP")));
        catalog.beginRebuild(store);
        catalog.upsert(store, List.of(item("1", "MUG")));
        int next = catalog.beginRebuild(store);
        catalog.upsert(store, List.of(item("2", "CUP")));

        assertThat(catalog.endRebuild(store, next)).isEqualTo(1);
        assertThat(find("MUG")).isEmpty();
        assertThat(find("CUP")).containsExactly("2");
    }

    @Test
    void doesNotEndARebuildThatAnotherOvertook() {
        catalog.upsert(store, List.of(item("1", "MUG")));
        int slow = catalog.beginRebuild(store);
        catalog.beginRebuild(store);

        assertThat(catalog.endRebuild(store, slow)).isZero();
        assertThat(find("MUG")).containsExactly("1");
        assertThat(catalog.state(store).rebuiltAt()).isEmpty();
    }

    @Test
    void movesItsMarkForwardOnly() {
        catalog.readUpTo(store, NOON);
        catalog.readUpTo(store, NOON.minusSeconds(1));

        assertThat(catalog.state(store).readUpTo()).contains(NOON);
    }

    @Test
    void replacesThePlaces() {
        catalog.places(store, List.of(place("P1", "Main"), place("P2", "Outlet")));
        catalog.places(store, List.of(new Place("P2", "Shop", false), place("P3", "Depot")));

        assertThat(catalog.places(store)).containsExactly(new Place("P2", "Shop", false), place("P3", "Depot"));

        catalog.places(store, List.of());
        assertThat(catalog.places(store)).isEmpty();
    }

    @Test
    void forgetsAStore() {
        String other = bed.newStore();
        catalog.upsert(other, List.of(item("1", "MUG")));
        catalog.upsert(store, List.of(item("1", "MUG")));
        catalog.places(store, List.of(place("P1", "Main")));
        catalog.readUpTo(store, NOON);

        catalog.forget(store);

        assertThat(find("MUG")).isEmpty();
        assertThat(catalog.places(store)).isEmpty();
        assertThat(catalog.state(store).readUpTo()).isEmpty();
        assertThat(catalog.byKey(other, List.of("mug"))).hasSize(1);
    }

    private List<String> find(String sku) {
        String key = MatchKey.of(sku);
        return catalog.byKey(store, List.of(key)).getOrDefault(key, List.of()).stream()
                .map(CatalogItem::itemId)
                .toList();
    }
}
