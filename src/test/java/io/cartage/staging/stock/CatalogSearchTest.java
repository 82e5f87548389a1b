package io.cartage.staging.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** How people find an item of the cart. */
@OnEveryDatabase
class CatalogSearchTest {
    @Parameter
    TestBed bed;

    private StockDesk desk;
    private CatalogSearch search;

    @BeforeEach
    void openStore() {
        desk = new StockDesk(bed);
        search = new CatalogSearch(bed.database().dataSource());
        desk.catalog()
                .upsert(
                        desk.store(),
                        List.of(
                                item("1", "MUG-BLUE", "Blue mug", "4006381333931"),
                                item("2", "MUG-RED", "Red mug", ""),
                                item("3", "00417", "Teapot „Käthe“", "0417"),
                                item("4", "TEE-9 / XL", "Shirt 100% cotton", ""),
                                item("5", "", "Nameless", "12345"),
                                item("6", "LAMP", "Lamp", "")));
        StockDesk other = new StockDesk(bed);
        other.catalog().upsert(other.store(), List.of(item("1", "MUG-BLUE-2", "Blue mug", "")));
    }

    private static CatalogItem item(String id, String sku, String name, String barcode) {
        return new CatalogItem(id, sku, "{}", true, name, barcode);
    }

    @Test
    void findsBySkuBarcodeAndName() {
        assertThat(found("mug b")).containsExactly("MUG-BLUE");
        assertThat(found("MUG")).containsExactly("MUG-BLUE", "MUG-RED");
        assertThat(found("tee9xl")).containsExactly("TEE-9 / XL");
        assertThat(found("4006381333931")).containsExactly("MUG-BLUE");
        assertThat(found("käthe")).containsExactly("00417");
        assertThat(found("100% c")).containsExactly("TEE-9 / XL");
        assertThat(found("100%x")).isEmpty();
        assertThat(found(" ")).isEmpty();
        assertThat(found("' or 1 = 1 --")).isEmpty();
        assertThat(search.search(desk.store(), "mug", 1)).hasSize(1);
    }

    private List<String> found(String text) {
        return search.search(desk.store(), text, 9).stream()
                .map(CatalogItem::sku)
                .toList();
    }

    @Test
    void guessesTheLikeliestFirst() {
        assertThat(guesses("mug_blue")).startsWith("MUG-BLUE");
        assertThat(guesses("MUG-BLUE-EU")).startsWith("MUG-BLUE");
        assertThat(guesses("MUG-BLEU")).startsWith("MUG-BLUE");
        assertThat(guesses("417")).startsWith("00417");
        assertThat(guesses("4006381333931")).containsExactly("MUG-BLUE");
        assertThat(guesses("SOFA-1")).isEmpty();
        assertThat(guesses("---")).isEmpty();
    }

    private List<String> guesses(String sku) {
        return search.guesses(desk.store(), sku, 9).stream()
                .map(CatalogItem::sku)
                .toList();
    }

    @Test
    void callsEvidentOnlyWhatOneItemAloneCanBe() {
        desk.catalog().upsert(desk.store(), List.of(item("7", "mug_red", "Another red mug", "")));

        Map<String, CatalogItem> evident =
                search.evident(desk.store(), List.of("mugblue", "417", "MUG RED", "MUG-BLUE-EU", "---"));

        assertThat(evident).hasSize(2);
        assertThat(evident).extractingByKey("mugblue").returns("MUG-BLUE", CatalogItem::sku);
        assertThat(evident).extractingByKey("417").returns("00417", CatalogItem::sku);
        assertThat(search.sharing(desk.store(), "mug-blue")).isEqualTo(1);
    }

    @Test
    void readsAWholeCatalogOfAnOlderCartageAnew() {
        desk.tables()
                .sql(
                        "update cartage_item set plain_key = '', name = null, barcode = null where store_id = ?",
                        desk.store());
        assertThat(found("mug")).isEmpty();

        desk.catalog().upsert(desk.store(), List.of(item("1", "MUG-BLUE", "", ""), item("6", "LAMP", "Lamp", "")));

        assertThat(found("mug")).containsExactly("MUG-BLUE");
        assertThat(search.item(desk.store(), "6")).map(CatalogItem::name).contains("Lamp");
    }
}
