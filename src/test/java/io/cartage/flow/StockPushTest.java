package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.StockBook;
import io.cartage.staging.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ERP's stock on its way to the carts: the carts come to show it, by few calls, whatever goes wrong on the way. */
class StockPushTest {
    private static final String REAL_CARTS = "BIGCOMMERCE|SHOPIFY";

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void letsTheShopShowWhatTheErpHas(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            List<String> skus = stock(workshop, 40, 1000);

            RunAccount first = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            RunAccount second = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(first.message()).isEmpty();
            assertThat(workshop.told("product_qty_in_stock")).containsOnly("pushed");
            assertThat(first.pushed().done()).isEqualTo(skus.size());
            assertThat(second.pushed().done()).isZero();
            assertShown(workshop, skus);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void tellsOfRowsThatHaveNoPlaceInTheShop(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            List<String> skus = stock(workshop, 3, 10);
            workshop.update(
                    """
                    insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)
                    values ('test', 'NO-SUCH-SKU', '', 5, current_timestamp), ('test', ' ', '', 5, current_timestamp)
                    """);
            workshop.update("update product_qty_in_stock set warehouse = 'NOWHERE' where sku = '" + skus.get(0) + "'");

            RunAccount run = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(run.pushed().done()).isEqualTo(2);
            assertThat(run.pushed().waiting()).isEqualTo(3);
            assertThat(workshop.told("product_qty_in_stock"))
                    .anySatisfy(told -> assertThat(told).startsWith("waiting: ").contains("NO-SUCH-SKU"))
                    .anySatisfy(told -> assertThat(told).startsWith("waiting: ").contains("NOWHERE"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void takesOffWhatShoppersJustBought(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            List<String> skus = stock(workshop, 5, 50);
            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            String sku = skus.get(0);
            assertThat(workshop.shop().stock().buy(sku, 3)).isPresent();
            workshop.update("update product_qty_in_stock set qty_available = 60, updated_at = current_timestamp");

            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(workshop.shop().stock().quantity(sku, place(workshop)))
                    .as("never more than there is")
                    .isLessThanOrEqualTo(57);
            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            assertShown(workshop, skus);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void convergesWhateverIsLostOnTheWay(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            List<String> skus = stock(workshop, 40, 77);
            workshop.shop().faults().add(Fault.of(Kind.LOST_ANSWER).every(3));
            workshop.shop().faults().add(Fault.of(Kind.ERROR).every(5));

            for (int run = 0; run < 8; run++) {
                workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            }

            assertThat(workshop.told("product_qty_in_stock")).containsOnly("pushed");
            assertShown(workshop, skus);
        }
    }

    /** What is shown is what the ERP has, less what is in open orders. */
    private static void assertShown(Workshop workshop, List<String> skus) {
        StockBook shop = workshop.shop().stock();
        shop.settle();
        for (String sku : skus) {
            long erp = workshop.count("select cast(qty_available as bigint) from product_qty_in_stock where sku = '"
                    + sku.replace("'", "''") + "'");
            long open = workshop.count(
                    "select cast(coalesce(sum(quantity), 0) as bigint) from s_order_details where line_type = 'item' and"
                            + " lower(trim(sku)) = lower(trim('" + sku.replace("'", "''") + "'))");
            assertThat(shop.quantity(sku, place(workshop))).as(sku).isEqualTo((int) Math.max(0, erp - open));
        }
    }

    private static String place(Workshop workshop) {
        return workshop.shop().stock().places().get(0).id();
    }

    /** The ERP has so many of each of the shop's first SKUs, in the warehouse that the storefront sells from. */
    private static List<String> stock(Workshop workshop, int skus, int units) {
        StockBook shop = workshop.shop().stock();
        List<String> first = shop.skus().stream()
                .filter(sku ->
                        shop.skus().stream().filter(sku::equalsIgnoreCase).count() == 1)
                .limit(skus)
                .toList();
        for (int i = 0; i < first.size(); i++) {
            workshop.update(
                    "insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at) values"
                            + " ('test', '" + first.get(i).replace("'", "''") + "', '"
                            + shop.places().get(0).name().replace("'", "''") + "', " + (units + i)
                            + ", current_timestamp)");
        }
        return first;
    }

    private static Workshop open(CartUnderTest cart) {
        return Workshop.open(
                cart,
                TestDatabase.H2,
                cart.shop("seed: 5, orders: 12"),
                "{statuses: " + cart.statuses() + "}\ninventory: {}");
    }
}
