package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.ShopShipment;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Notice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shipments of the ERP on their way to the carts: each arrives, and none arrives twice. */
class ShipmentConfirmationTest {
    private static final String EVERYTHING =
            """
            insert into external_order_shipments
                (store_id, shipment_no, cart_order_id, cart_line_id, quantity, carrier, tracking_no)
            select d.store_id, 'S-' || d.cart_order_id, d.cart_order_id, d.cart_line_id, d.quantity, 'UPS',
                '1Z' || d.cart_order_id
            from s_order_details d
            join s_orders o on o.store_id = d.store_id and o.cart_order_id = d.cart_order_id
            where d.line_type = 'item'
              and d.cart_line_id is not null
            """;

    @ParameterizedTest
    @EnumSource(
            value = CartUnderTest.class,
            names = {"BIGCOMMERCE", "SHOPIFY"})
    void confirmsEveryShipmentOnce(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            workshop.run();
            workshop.update(EVERYTHING);

            RunAccount first = workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            RunAccount second = workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);

            assertThat(first.message()).isEmpty();
            assertEveryRowIsPushed(workshop);
            assertThat(first.pushed().done()).isPositive();
            assertThat(second.pushed().done()).isZero();
            assertEachLineIsShippedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CartUnderTest.class,
            names = {"BIGCOMMERCE", "SHOPIFY"})
    void findsAShipmentWhoseAnswerWasLost(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            workshop.run();
            workshop.update(EVERYTHING);
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.LOST_ANSWER)
                            .method("POST")
                            .path(posts(cart))
                            .every(4));

            for (int run = 0; run < 10; run++) {
                workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
                workshop.update("update cartage_outbox set next_at = created_at");
            }

            assertEveryRowIsPushed(workshop);
            assertEachLineIsShippedOnce(workshop);
        }
    }

    @Test
    void holdsNoOtherShipmentBackForAnOrderThatCannotBeLookedAt() {
        try (Workshop workshop = open(CartUnderTest.BIGCOMMERCE)) {
            workshop.run();
            workshop.update(EVERYTHING);
            Fault lost = Fault.of(Kind.LOST_ANSWER)
                    .method("POST")
                    .path("*/shipments")
                    .calls(2);
            workshop.shop().faults().add(lost);
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            List<Long> doubtful = workshop.numbers("select cart_order_id from cartage_outbox where state = 'sending'");
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.ERROR)
                            .method("GET")
                            .path("/v2/orders/" + doubtful.get(0) + "/shipments")
                            .status(404, "json"));
            workshop.update("update cartage_outbox set next_at = created_at");

            RunAccount run = workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);

            assertThat(doubtful).hasSize(2);
            assertThat(run.state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(workshop.numbers("select cart_order_id from cartage_outbox where state <> 'done'"))
                    .containsExactly(doubtful.get(0));
            workshop.shop().faults().clear();
            workshop.update("update cartage_outbox set next_at = created_at");
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            assertEveryRowIsPushed(workshop);
            assertEachLineIsShippedOnce(workshop);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CartUnderTest.class,
            names = {"BIGCOMMERCE", "SHOPIFY"})
    void tellsOnceOfAllShipmentsByACarrierThatTheCartDoesNotKnow(CartUnderTest cart) {
        try (Workshop workshop = open(cart)) {
            workshop.run();
            workshop.update(EVERYTHING.replace("'UPS'", "'Jane of the office'"));

            RunAccount run = workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);

            assertThat(workshop.database().notices().open())
                    .filteredOn(notice -> notice.cause().kind() == Notice.Kind.WARNING)
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.cause().count())
                                .isEqualTo(run.pushed().done());
                        assertThat(notice.cause().message())
                                .startsWith(
                                        "shipments are sent otherwise than written: the cart does not know the carrier"
                                                + " \"…\": it is sent as");
                        assertThat(notice.cause().remedy())
                                .isEqualTo("Add a row to the lookup carriers; push_message of the rows in"
                                        + " external_order_shipments tells which");
                    });
        }
    }

    private static String posts(CartUnderTest cart) {
        return cart == CartUnderTest.BIGCOMMERCE ? "/v2/orders/*/shipments" : "*";
    }

    private static Workshop open(CartUnderTest cart) {
        return Workshop.open(
                cart,
                TestDatabase.usual(),
                cart.shop("seed: 5, orders: 12, statuses: "
                        + (cart == CartUnderTest.BIGCOMMERCE ? "{11: 1}" : "{PAID: 1, UNFULFILLED: 1}")),
                "{statuses: [" + (cart == CartUnderTest.BIGCOMMERCE ? "11" : "PAID, UNFULFILLED")
                        + "]}\nshipments: {}");
    }

    private static List<Long> orders(Workshop workshop) {
        return workshop.numbers("select distinct cart_order_id from external_order_shipments order by 1");
    }

    /** But for what a service of the cart ships. */
    private static void assertEveryRowIsPushed(Workshop workshop) {
        assertThat(workshop.told("external_order_shipments")).allSatisfy(told -> assertThat(told)
                .satisfiesAnyOf(
                        some -> assertThat(some).isEqualTo("pushed"),
                        some -> assertThat(some).startsWith("error: ").contains("a service that ships them")));
    }

    /** What the cart has of each line is what the ERP shipped of it, under the ERP's tracking number. */
    private static void assertEachLineIsShippedOnce(Workshop workshop) {
        Map<String, Long> shipped = new TreeMap<>();
        for (long order : orders(workshop)) {
            for (ShopShipment shipment : shipments(workshop, order)) {
                assertThat(shipment.trackingNumbers()).containsExactly("1Z" + order);
                shipment.lines()
                        .forEach(line -> shipped.merge(String.valueOf(line.line()), (long) line.quantity(), Long::sum));
            }
        }
        assertThat(shipped)
                .isEqualTo(
                        workshop.sums(
                                "select cart_line_id, sum(quantity) from external_order_shipments where push_status = 'pushed' group by 1"));
    }

    private static List<ShopShipment> shipments(Workshop workshop, long order) {
        return workshop.shop().orders().shipments(order);
    }
}
