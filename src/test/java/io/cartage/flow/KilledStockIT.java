package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.StockBook;
import io.cartage.staging.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kill -9 at any instant of a push of stock, again and again, while the ERP counts anew and shoppers buy: in the end the
 * shop shows what the ERP has, less what is in open orders.
 */
class KilledStockIT {
    private static final int SKUS = 60;
    private static final int UNITS = 40;

    @TempDir
    private Path home;

    static Stream<Arguments> shops() {
        return Stream.of(
                Arguments.of(CartUnderTest.BIGCOMMERCE, TestDatabase.H2, 8),
                Arguments.of(CartUnderTest.SHOPIFY, TestDatabase.H2, 8),
                Arguments.of(CartUnderTest.SHOPIFY, TestDatabase.POSTGRESQL, 4));
    }

    @ParameterizedTest(name = "{0} on {1}, {2} times")
    @MethodSource("shops")
    void comesToShowWhatTheErpHasHoweverOftenItIsKilled(CartUnderTest cart, TestDatabase kind, int kills)
            throws Exception {
        try (MortalStore store = open(cart, kind)) {
            store.run(Flow.ORDERS);
            List<String> skus = enter(store);
            store.runAndKill(Flow.INVENTORY, kills, round -> {
                count(store, round);
                store.shop().stock().buy(skus.get(store.random(SKUS)), 1);
            });
            store.run(Flow.INVENTORY);
            store.run(Flow.INVENTORY);
            assertShown(store);
        }
    }

    /** With small batches, so that a run has many. */
    private MortalStore open(CartUnderTest cart, TestDatabase kind) throws Exception {
        return new MortalStore(
                home,
                cart,
                kind,
                "seed: 5, orders: 12, products: 100",
                "{statuses: " + cart.statuses() + ", overlap: 1s}\ninventory: {}",
                text -> text.replaceAll("most: (?:2000|250), quantity", "most: 7, quantity"));
    }

    /** The ERP enters some of the shop's SKUs, in the warehouse that the storefront sells from. */
    private static List<String> enter(MortalStore store) {
        StockBook shop = store.shop().stock();
        Map<String, Long> alike =
                shop.skus().stream().collect(Collectors.groupingBy(KilledStockIT::key, Collectors.counting()));
        List<String> skus = shop.skus().stream()
                .filter(sku -> alike.get(key(sku)) == 1)
                .limit(SKUS)
                .toList();
        for (String sku : skus) {
            store.jdbc()
                    .sql(
                            """
                            insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)
                            values (:store, :sku, :warehouse, :units, current_timestamp)
                            """)
                    .param("store", MortalStore.STORE)
                    .param("sku", sku)
                    .param("warehouse", shop.places().get(0).name())
                    .param("units", UNITS)
                    .update();
        }
        return skus;
    }

    private static String key(String sku) {
        return sku.strip().toLowerCase(Locale.ROOT);
    }

    /** The ERP counts everything anew. */
    private static void count(MortalStore store, int round) {
        store.jdbc()
                .sql(
                        """
                        update product_qty_in_stock
                        set qty_available = :units + mod(id * :round, 23),
                            updated_at = current_timestamp
                        """)
                .param("units", UNITS)
                .param("round", round + 1)
                .update();
    }

    private static void assertShown(MortalStore store) {
        StockBook shop = store.shop().stock();
        shop.settle();
        Map<String, Integer> shown = new TreeMap<>();
        Map<String, Integer> expected = new TreeMap<>();
        store.jdbc()
                .sql(
                        """
                        select s.sku, s.push_status, s.qty_available - coalesce(sum(d.quantity), 0)
                        from product_qty_in_stock s
                        left join s_order_details d on d.line_type = 'item'
                            and lower(trim(d.sku)) = lower(trim(s.sku))
                        group by s.sku, s.push_status, s.qty_available
                        """)
                .query(row -> {
                    String sku = row.getString(1);
                    expected.put(
                            sku + " pushed", Math.max(0, row.getBigDecimal(3).intValueExact()));
                    shown.put(
                            sku + ' ' + row.getString(2),
                            shop.quantity(sku, shop.places().get(0).id()));
                });
        assertThat(shown).as(store::told).hasSize(SKUS).isEqualTo(expected);
    }
}
