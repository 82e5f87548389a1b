package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.outbox.OutboxDesk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What orders of the carts get once they are staged or imported: once each, and it never comes back as news. */
class StatusWritingTest {
    private static final String REAL_CARTS = "BIGCOMMERCE|SHOPIFY";
    private static final int ORDERS = 6;
    private static final String ORDER = "/v2/orders/{id}";
    private static final String IMPORT =
            "update s_orders set import_status = 'imported', erp_order_no = 'SO-' || cart_order_id";

    @Test
    void setsAStatusOnceAnOrderIsStagedAndAnotherWithTheErpsNumberOnceItIsImported() {
        try (Workshop workshop = open(CartUnderTest.BIGCOMMERCE)) {
            OrderBook shop = workshop.shop().orders();
            workshop.run();

            RunAccount staged = write(workshop);
            List<String> afterStaging =
                    shop.all().stream().map(ShopOrder::status).toList();
            long imported = importOne(workshop);
            RunAccount acknowledged = write(workshop);
            RunAccount again = write(workshop);

            assertThat(staged.message()).isEmpty();
            assertThat(staged.pushed().done()).isEqualTo(ORDERS);
            assertThat(afterStaging).containsOnly("9");
            assertThat(acknowledged.pushed().done()).isEqualTo(1);
            assertThat(again.pushed().done()).isZero();
            assertThat(shop.order(imported).status()).isEqualTo("10");
            assertThat(shop.written(imported)).containsEntry("external_order_id", "SO-" + imported);
            assertThat(workshop.shop().calls().count("PUT", ORDER)).isEqualTo(ORDERS + 1);
        }
    }

    @Test
    void tagsAnOrderOnceItIsStagedAndGivesItNumberNoteAndAnEndOnceItIsImported() {
        try (Workshop workshop = open(CartUnderTest.SHOPIFY)) {
            OrderBook shop = workshop.shop().orders();
            workshop.run();

            RunAccount staged = write(workshop);
            List<ShopOrder> afterStaging = shop.all();
            long imported = importOne(workshop);
            RunAccount acknowledged = write(workshop);
            RunAccount again = write(workshop);

            assertThat(staged.message()).isEmpty();
            assertThat(staged.pushed().done()).isEqualTo(ORDERS);
            assertThat(afterStaging).noneMatch(ShopOrder::archived);
            assertThat(shop.all())
                    .allSatisfy(order ->
                            assertThat(shop.written(order.id()).get("tags")).contains("in-queue"));
            assertThat(acknowledged.pushed().done()).isEqualTo(1);
            assertThat(again.pushed().done()).isZero();
            assertThat(shop.written(imported))
                    .containsEntry("metafield.erp.order_number", "SO-" + imported)
                    .containsEntry("metafield.erp.note", "taken over");
            assertThat(shop.written(imported).get("tags")).contains("in-queue", "in-erp");
            assertThat(shop.order(imported).archived()).isTrue();
            assertThat(writes(workshop)).isEqualTo(ORDERS + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void doesNotTakeItsOwnWritesForChangesOfTheOrders(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            workshop.run();
            write(workshop);

            workshop.run();
            long echoesOfStaging = workshop.count("select count(*) from cartage_outcome where payload_sequence = 2");
            workshop.update(IMPORT);
            write(workshop);
            workshop.run();

            assertThat(echoesOfStaging).as("orders that came back as changed").isEqualTo(ORDERS);
            assertThat(workshop.count("select count(*) from cartage_outcome where payload_sequence = 3"))
                    .as("orders that came back as changed once more")
                    .isEqualTo(ORDERS);
            assertThat(workshop.count("select count(*) from s_orders where revision > 1"))
                    .isZero();
            assertThat(workshop.count("select count(*) from s_order_changes")).isZero();
            if (cart == CartUnderTest.BIGCOMMERCE) {
                assertThat(workshop.count("select count(*) from s_orders where cart_status = 'Completed'"))
                        .as("orders that show what became of them")
                        .isEqualTo(ORDERS);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"BIGCOMMERCE, 12", "BIGCOMMERCE, 11", "SHOPIFY, PARTIALLY_REFUNDED"})
    void tellsTheErpOfWhatAShopkeeperDoesAfterwards(CartUnderTest cart, String status) {
        try (Workshop workshop = open(cart)) {
            workshop.run();
            write(workshop);
            workshop.run();
            long open = workshop.shop().orders().all().get(1).id();
            long imported = importOne(workshop);
            write(workshop);
            workshop.run();

            workshop.shop().orders().setStatus(open, status);
            workshop.shop().orders().setStatus(imported, status);
            workshop.run();

            assertThat(workshop.numbers("select cart_order_id from s_orders where revision > 1"))
                    .containsExactly(open);
            assertThat(workshop.numbers("select cart_order_id from s_order_changes"))
                    .containsExactly(imported);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void tellsTheErpOfAnEditThatComesTogetherWithAnEcho(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            workshop.run();
            write(workshop);
            long edited = workshop.firstWanted();
            workshop.shop().orders().edit(edited);

            workshop.run();

            assertThat(workshop.numbers("select cart_order_id from s_orders where revision = 2"))
                    .containsExactly(edited);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void writesAgainOnlyWhatTheCartDoesNotHave(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            workshop.run();
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.LOST_ANSWER).method(method(cart)).calls(2));

            RunAccount first = write(workshop);
            workshop.update("update cartage_outbox set next_at = created_at");
            RunAccount second = write(workshop);

            assertThat(first.pushed().done()).isEqualTo(ORDERS - 2);
            assertThat(second.pushed().done()).isEqualTo(2);
            assertThat(writes(workshop))
                    .as("a status that is there isn't set again, since the cart may write to the buyer each time")
                    .isEqualTo(cart == CartUnderTest.BIGCOMMERCE ? ORDERS : ORDERS + 2);
            assertThat(workshop.count("select count(*) from cartage_outbox where state = 'done'"))
                    .isEqualTo(ORDERS);
        }
    }

    @Test
    void writesWhatTheStoreWishesTodayOnceARefusedWishIsRetried() {
        try (Workshop workshop = open(CartUnderTest.BIGCOMMERCE)) {
            workshop.run();
            workshop.shop().faults().add(Fault.of(Kind.ERROR).method("PUT").status(400, "json"));
            write(workshop);
            long refused = workshop.count("select count(*) from cartage_outbox where state = 'parked'");
            workshop.shop().faults().clear();
            workshop.restart("{statuses: [11]}\nwhen_staged: {status: Completed}");
            workshop.database().outboxDesk().retry(OutboxDesk.Filter.of(Workshop.STORE, Flow.STATUSES));

            RunAccount retried = write(workshop);

            assertThat(refused).isEqualTo(ORDERS);
            assertThat(retried.pushed().done()).isEqualTo(ORDERS);
            assertThat(workshop.shop().orders().all())
                    .extracting(ShopOrder::status)
                    .containsOnly("10");
        }
    }

    private static RunAccount write(Workshop workshop) {
        return workshop.flows().runNow(Workshop.STORE, Flow.STATUSES);
    }

    private static String method(CartUnderTest cart) {
        return cart == CartUnderTest.BIGCOMMERCE ? "PUT" : "POST";
    }

    private static long writes(Workshop workshop) {
        return workshop.shop().calls().latest().stream()
                .filter(call -> call.method().equals("PUT")
                        || workshop.shop().calls().body(call).contains("mutation statusesWrite"))
                .count();
    }

    /** The ERP imports the first of the orders. */
    private static long importOne(Workshop workshop) {
        long order = workshop.firstWanted();
        workshop.update(IMPORT + " where cart_order_id = '" + order + "'");
        return order;
    }

    private static Workshop open(CartUnderTest cart) {
        boolean bigCommerce = cart == CartUnderTest.BIGCOMMERCE;
        return Workshop.open(
                cart,
                TestDatabase.usual(),
                cart.shop("seed: 5, orders: " + ORDERS + ", statuses: "
                        + (bigCommerce ? "{11: 1}" : "{PAID: 1, UNFULFILLED: 1}")),
                bigCommerce
                        ? """
                        {statuses: [11]}
                        when_staged: {status: Awaiting Shipment}
                        when_imported: {status: Completed, order_number: true}
                        """
                        : """
                        {statuses: [PAID]}
                        when_staged: {tag: in-queue}
                        when_imported: {tag: in-erp, order_number: true, note: taken over, close: true}
                        """);
    }
}
