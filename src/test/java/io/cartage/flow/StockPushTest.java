package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.CallLog;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.StockBook;
import io.cartage.staging.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The ERP's stock on its way to the carts: the carts come to show it, by few calls, whatever goes wrong on the way. */
class StockPushTest {
    private static final String REAL_CARTS = "BIGCOMMERCE|SHOPIFY";
    private static final String ABSOLUTE = "/v3/inventory/adjustments/absolute";

    /** Of what the catalog map has only once: alike SKUs have their own test. */
    private static final String TEN_THOUSAND =
            """
            insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)
            select store_id, min(sku), '%s', 1000, current_timestamp
            from cartage_item
            where sku_key <> ''
            group by store_id, sku_key
            having count(*) = 1
              and min(cast(tracked as integer)) = 1
            order by 2
            limit 10000
            """;

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
    void holdsBackAloneWhatNoCartCouldShow(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            List<String> skus = stock(workshop, 3, 10);
            workshop.update("update product_qty_in_stock set qty_available = 99999999999 where sku = '"
                    + skus.get(0).replace("'", "''") + "'");
            workshop.update("update product_qty_in_stock set qty_available = 500.75 where sku = '"
                    + skus.get(1).replace("'", "''") + "'");

            RunAccount run = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(run.pushed().done()).isEqualTo(2);
            assertThat(workshop.told("product_qty_in_stock"))
                    .first()
                    .asString()
                    .startsWith("waiting: the level would be 999999999")
                    .contains(" at most. Correct the quantity, or cap it in the mapping");
            workshop.update("update product_qty_in_stock set qty_available = 500 where qty_available = 500.75");
            assertShown(workshop, skus.subList(1, 3));
        }
    }

    @Test
    void clearsAwayOldWritesOncePerHour() {
        try (Workshop workshop = open(CartUnderTest.BIGCOMMERCE)) {
            stock(workshop, 3, 10);
            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            String age = "update cartage_outbox set created_at = timestamp '2020-01-01 00:00:00'";
            workshop.update(age);
            workshop.restart();

            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            long left = workshop.count("select count(*) from cartage_outbox");
            workshop.update("update product_qty_in_stock set qty_available = 20");
            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            workshop.update(age);
            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(left).isZero();
            assertThat(workshop.count("select count(*) from cartage_outbox")).isPositive();
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

    @Test
    void findsTheOneThatIsRefusedByHalvesWhereTheCartNamesNone() {
        try (Workshop workshop = open(CartUnderTest.SHOPIFY)) {
            workshop.changeRoute("routes/shopify/cart.yaml", text -> text.replace("\n  field: field\n", "\n")
                    .replaceAll("(?m)^  largest: \\d+", "  largest: " + Integer.MAX_VALUE));
            List<String> skus = stock(workshop, 40, 1000);
            workshop.update("update product_qty_in_stock set qty_available = 2000000000 where sku = '"
                    + skus.get(0).replace("'", "''") + "'");

            RunAccount run = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(run.pushed().done()).isEqualTo(39);
            assertThat(run.message()).isEmpty();
            assertThat(workshop.told("product_qty_in_stock").get(0)).startsWith("error: the cart refused it: ");
            assertThat(writes(workshop))
                    .as("40, then both halves each of 40, 20, 10, 5, perhaps 3, and 2")
                    .isBetween(11L, 13L);
            assertShown(workshop, skus.subList(1, skus.size()));
        }
    }

    @Test
    void goesByTheCatalogWhereTheTokenLacksTheInventoryScope() {
        try (Workshop workshop = open(
                CartUnderTest.BIGCOMMERCE,
                "{seed: 5, orders: 12, api: {quota: unlimited, missing_scopes: [inventory]}}")) {
            List<String> skus = stock(workshop, 40, 1000);

            RunAccount first = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            RunAccount second = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(first.message()).isEmpty();
            assertThat(workshop.told("product_qty_in_stock")).containsOnly("pushed");
            assertThat(second.pushed().done()).isZero();
            assertThat(workshop.shop().calls().count("PUT", ABSOLUTE)).isEqualTo(1);
            assertShown(workshop, skus);
        }
    }

    @ParameterizedTest
    @CsvSource({"BIGCOMMERCE, 5", "SHOPIFY, 40"})
    @Tag("slow")
    void writesTenThousandLevelsByFewCalls(CartUnderTest cart, int calls) {
        try (Workshop workshop = open(cart, cart.shop("seed: 5, orders: 12, products: 12000"))) {
            workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            workshop.update(TEN_THOUSAND.formatted(
                    workshop.shop().stock().places().get(0).name()));

            RunAccount first = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
            long firstCalls = writes(workshop);
            workshop.update("update product_qty_in_stock set qty_available = 900");
            RunAccount second = workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);

            assertThat(first.pushed().done()).isEqualTo(10_000);
            assertThat(firstCalls)
                    .as("what must be stocked at the place first goes together too")
                    .isBetween((long) calls, calls + 10L);
            assertThat(second.pushed().done()).isEqualTo(10_000);
            assertThat(writes(workshop) - firstCalls).isEqualTo(calls);
        }
    }

    private static long writes(Workshop workshop) {
        CallLog calls = workshop.shop().calls();
        return calls.latest().stream()
                .filter(call -> call.path().equals(ABSOLUTE) || calls.body(call).contains("inventorySetQuantities("))
                .count();
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
        Map<String, Long> alike =
                shop.skus().stream().collect(Collectors.groupingBy(StockPushTest::key, Collectors.counting()));
        List<String> first = shop.skus().stream()
                .filter(sku -> alike.get(key(sku)) == 1)
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

    private static String key(String sku) {
        return sku.strip().toLowerCase(Locale.ROOT);
    }

    private static Workshop open(CartUnderTest cart) {
        return open(cart, cart.shop("seed: 5, orders: 12"));
    }

    private static Workshop open(CartUnderTest cart, String shopSettings) {
        return Workshop.open(
                cart, TestDatabase.usual(), shopSettings, "{statuses: " + cart.statuses() + "}\ninventory: {}");
    }
}
