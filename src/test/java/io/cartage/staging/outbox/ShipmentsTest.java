package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.outbox.Shipments.Back;
import io.cartage.staging.outbox.Shipments.Planned;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What becomes of the ERP's shipments: each unit goes once, and every row that can't go says why. */
@OnEveryDatabase
class ShipmentsTest {
    @Parameter
    TestBed bed;

    private Dock dock;

    @BeforeEach
    void openStore() {
        dock = new Dock(bed);
    }

    @Test
    void makesOneShipmentOfTheRowsThatArriveTogether() {
        dock.order("1", "L1 MUG 2 A1", "L2 CUP 1 A1");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.ship("S1", "BC-1", "CUP", "1");

        Planned planned = dock.plan();

        assertThat(planned).isEqualTo(new Planned(2, 1, 0, 0));
        assertThat(dock.rows("push_status")).containsExactly("sending", "sending");
        assertThat(dock.open()).singleElement().satisfies(write -> {
            assertThat(write.subject()).isEqualTo("shipment S1 of order BC-1");
            assertThat(write.source().orElseThrow())
                    .hasToString("{\"shipment_no\":\"S1\",\"warehouse\":null,\"carrier\":\"UPS\",\"ship_method\":null,"
                            + "\"tracking_no\":\"1Z-S1\",\"tracking_nos\":[\"1Z-S1\"],\"tracking_url\":null,"
                            + "\"shipped_at\":null,\"comment\":null,\"notify_customer\":true,\"cart_address_id\":\"A1\","
                            + "\"order\":{\"cart_order_id\":\"1\",\"order_no\":\"BC-1\",\"erp_order_no\":\"SO-1\","
                            + "\"ship_method\":\"Ground\",\"cart_status\":\"Awaiting\",\"currency\":\"USD\"},"
                            + "\"lines\":[{\"cart_line_id\":\"L1\",\"sku\":\"MUG\",\"quantity\":2,\"line_no\":1},"
                            + "{\"cart_line_id\":\"L2\",\"sku\":\"CUP\",\"quantity\":1,\"line_no\":2}]}");
        });
    }

    @Test
    void tellsTheErpWhatTheCartMadeOfIt() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        Write begun = dock.outbox().begin(dock.open().get(0), "{\"a\":1}");

        dock.shipments().confirm(begun, "4711", "201 Created", "carrier sent as text");

        assertThat(dock.rows("push_status", "cart_shipment_id", "attempts", "push_cause", "push_message", "pushed_at"))
                .containsExactly("pushed 4711 1 null carrier sent as text 2026-03-02 12:00:00.123456");
        assertThat(dock.writes("state", "cart_id", "request", "answer", "attempts"))
                .containsExactly("done 4711 {\"a\":1} 201 Created 1");
        assertThat(dock.plan()).isEqualTo(Planned.NOTHING);
        assertThat(dock.ledger()).containsExactly("1 L1 2");
    }

    @Test
    void givesRowsBackThatGoOnByThemselvesLater() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();

        dock.shipments().release(dock.open().get(0), Back.WAITING, "on-hold", "the order is on hold in the cart");

        assertThat(dock.trouble()).isEqualTo("waiting on-hold the order is on hold in the cart");
        assertThat(dock.plan().wishes()).isEqualTo(1);
        assertThat(dock.writes("state")).as("the same row of the outbox").containsExactly("waiting");
        assertThat(dock.send()).isEqualTo(1);
        assertThat(List.copyOf(dock.rows("push_status", "push_cause"))).containsExactly("pushed null");
    }

    @Test
    void waitsForAnOrderThatIsNotStagedYet() {
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        String trouble = dock.trouble();
        dock.order("1", "L1 MUG 2");

        Planned planned = dock.plan();

        assertThat(trouble)
                .isEqualTo(
                        "waiting unknown-order no order 'BC-1' stands in s_orders. It goes on by itself once the order"
                                + " is staged; else correct order_no");
        assertThat(planned).isEqualTo(new Planned(1, 1, 0, 0));
        assertThat(dock.rows("push_status", "push_cause", "push_message")).containsExactly("sending null null");
    }

    @Test
    void findsOrdersAndLinesHoweverTheErpSpellsThem() {
        dock.order("1", "L1 Mug-Red 2");
        dock.order("2", "L2 CUP 1");
        dock.ship("S1", " bc-1 ", " mug-red", "2");
        dock.ship("S2", "BC-2", "#L2", "1");

        assertThat(dock.plan()).isEqualTo(new Planned(2, 2, 0, 0));
    }

    @Test
    void prefersTheLineThatIsSpelledTheSame() {
        dock.order("1", "L1 mug 1", "L2 MUG 1");
        dock.ship("S1", "BC-1", "MUG", "1");

        dock.plan();

        assertThat(dock.ledger()).containsExactly("1 L2 1");
    }

    @Test
    void asksWhichOrderWhereANumberIsNotUnique() {
        dock.order("1", "L1 MUG 2");
        dock.order("2", "L1 MUG 2");
        dock.desk()
                .sql(
                        "update s_orders set order_no = 'X' where store_id = ?",
                        dock.desk().store());
        dock.ship("S1", "X", "MUG", "2");

        dock.plan();

        assertThat(dock.trouble()).startsWith("error ambiguous-order 2 orders have the number 'X'");
    }

    @Test
    void tellsWhichItemsTheOrderHas() {
        dock.order("1", "L1 MUG 2", "L2 CUP 1");
        dock.ship("S1", "BC-1", "MUK", "2");

        dock.plan();

        assertThat(dock.trouble())
                .isEqualTo(
                        "error unknown-line the order has no item 'MUK', but MUG, CUP. Correct sku and set push_status"
                                + " to 'pending'");
    }

    @Test
    void shipsNoMoreThanWasOrdered() {
        dock.order("1", "L1 MUG 2", "L2 MUG 1");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        dock.send();
        dock.ship("S2", "BC-1", "MUG", "2");

        dock.plan();

        assertThat(dock.trouble())
                .isEqualTo("error nothing-left 2 of MUG can't be shipped: 3 ordered, 2 sent in shipment S1, 1 left."
                        + " Correct the quantity and set push_status to 'pending', or delete the row");
        assertThat(dock.ledger()).containsExactly("1 L1 2");
    }

    @Test
    void countsWhatIsPlannedInTheSamePage() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.ship("S2", "BC-1", "MUG", "1");

        assertThat(dock.plan()).isEqualTo(new Planned(2, 1, 0, 1));
        assertThat(dock.trouble()).contains("2 ordered, 2 sent in shipment S1, 0 left");
    }

    @Test
    void spreadsAnItemOverItsLinesInTheirOrder() {
        dock.order("1", "L1 MUG 1", "L2 CUP 5", "L3 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        dock.send();
        dock.ship("S2", "BC-1", "MUG", "1");
        dock.plan();
        dock.send();

        assertThat(dock.rows("push_status")).containsExactly("pushed", "pushed");
        assertThat(dock.ledger()).containsExactly("1 L1 1", "1 L3 2");
        assertThat(dock.shipments().ledger(dock.desk().store(), "1").get("L3").sent())
                .isEqualByComparingTo("2");
    }

    @Test
    void leavesALineToTheRowThatNamesIt() {
        dock.order("1", "L1 MUG 1", "L2 MUG 1", "L3 CUP 1");
        dock.ship("S1", "BC-1", "MUG", "1");
        dock.ship("S1", "BC-1", "CUP", "1");
        dock.ship("S2", "BC-1", "#L1", "1");

        Planned planned = dock.plan();

        assertThat(planned).isEqualTo(new Planned(3, 2, 0, 0));
        assertThat(dock.open())
                .extracting(write ->
                        write.subject() + " " + write.source().orElseThrow().findValuesAsText("cart_line_id"))
                .containsExactly("shipment S1 of order BC-1 [L2, L3]", "shipment S2 of order BC-1 [L1]");
    }

    @Test
    void remembersForEverWhatWasSent() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "1");
        dock.plan();
        dock.send();
        dock.desk()
                .sql(
                        "update cartage_outbox set created_at = timestamp '2020-01-01 00:00:00' where store_id = ?",
                        store());
        new OutboxDesk(dock.desk().tables(), Desk.CLOCK).tidy(store(), Duration.ZERO, 1000);
        dock.desk().sql("delete from external_order_shipments where store_id = ?", store());
        dock.ship("S1", "BC-1", "MUG", "1");

        Planned planned = dock.plan();

        assertThat(planned.wishes()).isZero();
        assertThat(dock.rows("push_status", "push_message"))
                .containsExactly("pushed the cart has it already, from an earlier row or run");
    }

    @Test
    void refusesPartsOfUnits() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "0.5");
        dock.ship("S2", "BC-1", "MUG", "0");
        dock.ship("S3", "BC-1", "MUG", "-1");

        assertThat(dock.plan()).isEqualTo(new Planned(3, 0, 0, 3));
        assertThat(dock.rows("push_cause")).containsOnly("not-whole");
        assertThat(dock.trouble()).contains("the quantity is 0.5, but a cart ships whole units");
    }

    @Test
    void shipsNothingOfCancelledOrders() {
        for (String id : List.of("1", "2", "3", "4")) {
            dock.order(id, "L1 MUG 2");
            dock.ship("S" + id, "BC-" + id, "MUG", "2");
        }
        dock.desk()
                .sql(
                        "update s_orders set cart_status = 'Cancelled' where store_id = ? and cart_order_id = '1'",
                        store());
        dock.desk()
                .sql(
                        "update s_orders set import_status = 'withdrawn' where store_id = ? and cart_order_id = '2'",
                        store());
        change("3", 2, "cancelled");
        change("3", 3, "refunded");
        change("4", 2, "cancelled");
        change("4", 3, "changed");

        dock.plan();

        assertThat(dock.rows("push_status", "push_cause"))
                .containsExactly(
                        "error cancelled-order", "error cancelled-order", "error cancelled-order", "sending null");
    }

    @Test
    void shipsLinesThatCameWithALaterChange() {
        dock.order("1", "L1 MUG 1");
        change("1", 2, "changed");
        dock.desk()
                .sql(
                        """
                        update s_order_changes
                        set order_after = '{"s_orders":{},"s_order_details":[
                            {"line_type":"item","cart_line_id":"L1","sku":"MUG","quantity":"3.0000"},
                            {"line_type":"item","cart_line_id":"L9","sku":"CUP","quantity":"1.0000"}]}'
                        where store_id = ?
                        """,
                        store());
        dock.ship("S1", "BC-1", "MUG", "3");
        dock.ship("S1", "BC-1", "CUP", "1");

        dock.plan();

        assertThat(dock.ledger()).containsExactly("1 L1 3", "1 L9 1");
    }

    @Test
    void sendsTheGoodRowsOfAShipmentWithABadOne() {
        dock.order("1", "L1 MUG 2", "L2 CUP 1");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.ship("S1", "BC-1", "CUP", "9");

        assertThat(dock.plan()).isEqualTo(new Planned(2, 1, 0, 1));

        dock.desk()
                .sql(
                        "update external_order_shipments set quantity = 1, push_status = 'pending' where sku = 'CUP'"
                                + " and store_id = ?",
                        store());
        assertThat(dock.plan()).isEqualTo(new Planned(1, 1, 0, 0));
        dock.send();
        assertThat(dock.rows("push_status")).containsExactly("pushed", "pushed");
    }

    @Test
    void makesAShipmentForEachAddressAndTrackingNumber() {
        dock.order("1", "L1 MUG 1 A1", "L2 MUG 1 A2");
        dock.ship("S1", "BC-1", "MUG", "2", "1Z-1", null);

        dock.plan();

        assertThat(dock.open())
                .extracting(write ->
                        write.source().orElseThrow().path("cart_address_id").asText())
                .containsExactly("A1", "A2");
        dock.send();
        dock.ship("S2", "BC-1", "#L1", "1", "1Z-2", null);
        dock.plan();
        assertThat(dock.rows("push_status", "cart_shipment_id").get(0)).matches("pushed S\\d+,S\\d+");
        assertThat(dock.rows("push_cause").get(1)).isEqualTo("nothing-left");
    }

    @Test
    void makesAShipmentForEachWarehouse() {
        dock.order("1", "L1 MUG 1", "L2 CUP 1", "L3 JAR 1");
        dock.ship("S1", "BC-1", "MUG", "1", "1Z-1", "EAST");
        dock.ship("S1", "BC-1", "CUP", "1", "1Z-1", "WEST");
        dock.ship("S1", "BC-1", "JAR", "1", "1Z-1", "East");

        dock.plan(Split.WAREHOUSE);

        assertThat(dock.open())
                .extracting(write -> write.source().orElseThrow().path("lines").size())
                .containsExactly(2, 1);
    }

    @Test
    void takesTrackingNumbersApart() {
        dock.order("1", "L1 MUG 1");
        dock.ship("S1", "BC-1", "MUG", "1", "1Z-1, 1Z-2;1Z-3|", null);

        dock.plan();

        assertThat(dock.open().get(0).source().orElseThrow().path("tracking_nos"))
                .hasToString("[\"1Z-1\",\"1Z-2\",\"1Z-3\"]");
    }

    @Test
    void recognisesARowThatTheErpWroteAnew() {
        dock.order("1", "L1 MUG 2", "L2 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "3");
        dock.plan();
        dock.send();
        dock.desk().sql("delete from external_order_shipments where store_id = ?", store());
        dock.ship("S1", "BC-1", "mug ", "3");

        assertThat(dock.plan().wishes()).isZero();

        assertThat(dock.rows("push_status", "push_message"))
                .containsExactly("pushed the cart has it already, from an earlier row or run");
        assertThat(dock.rows("cart_shipment_id").get(0)).startsWith("S");
        assertThat(dock.ledger()).containsExactly("1 L1 2", "1 L2 1");
    }

    @Test
    void recognisesARowThatTheErpWroteAnewWhileItWasInDoubt() {
        dock.order("1", "L1 MUG 4");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        Write begun = dock.outbox().begin(dock.open().get(0), "{}");
        dock.desk().sql("delete from external_order_shipments where store_id = ?", store());
        dock.ship("S1", "BC-1", "MUG", "2");

        assertThat(dock.plan().wishes()).isZero();
        dock.shipments().confirm(begun, "4711", "201", null);

        assertThat(dock.rows("push_status", "cart_shipment_id")).containsExactly("pushed 4711");
    }

    @Test
    void takesTwoEqualRowsForTwoShipmentsWhileBothStand() {
        dock.order("1", "L1 MUG 4");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        dock.send();
        dock.ship("S1", "BC-1", "MUG", "2");

        assertThat(dock.plan().wishes()).isEqualTo(1);
    }

    @Test
    void shipsOnceWhateverTheErpSaysOfItsRows() {
        dock.order("1", "L1 MUG 4");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        dock.send();
        pending();

        assertThat(dock.plan().wishes()).isZero();

        assertThat(dock.rows("push_status")).containsExactly("pushed");
    }

    @Test
    void shipsWhatARowGrewBy() {
        dock.order("1", "L1 MUG 4");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        dock.send();
        dock.desk()
                .sql(
                        "update external_order_shipments set quantity = 3, push_status = 'pending' where store_id = ?",
                        store());

        dock.plan();
        dock.send();

        assertThat(dock.ledger()).containsExactly("1 L1 3");
        assertThat(dock.rows("push_status", "cart_shipment_id").get(0)).matches("pushed S\\d+,S\\d+");
    }

    @Test
    void cannotUnship() {
        dock.order("1", "L1 MUG 4");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        dock.send();
        dock.desk()
                .sql(
                        "update external_order_shipments set quantity = 1, push_status = 'pending' where store_id = ?",
                        store());

        dock.plan();

        assertThat(dock.trouble())
                .isEqualTo("error already-sent 2 of this row went out in shipment S1, and that can't be changed."
                        + " Restore the row, or write what is new as another row");
    }

    @Test
    void takesACorrectionAsLongAsNothingLeft() {
        dock.order("1", "L1 MUG 4", "L2 CUP 1");
        dock.ship("S1", "BC-1", "MUG", "2", "WRONG", null);
        dock.ship("S1", "BC-1", "CUP", "1", "WRONG", null);
        dock.plan();
        dock.desk()
                .sql(
                        "update external_order_shipments set tracking_no = '1Z', push_status = 'pending'"
                                + " where store_id = ? and sku = 'MUG'",
                        store());

        assertThat(dock.plan().wishes()).isEqualTo(2);

        assertThat(dock.open())
                .extracting(write ->
                        write.source().orElseThrow().path("tracking_no").asText())
                .containsExactlyInAnyOrder("1Z", "WRONG");
        assertThat(dock.rows("push_status")).containsExactly("sending", "sending");
        assertThat(dock.ledger()).containsExactly("1 L1 2", "1 L2 1");
    }

    @Test
    void followsARowToAnotherOrder() {
        dock.order("1", "L1 MUG 2");
        dock.order("2", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        dock.desk()
                .sql(
                        "update external_order_shipments set order_no = 'BC-2', push_status = 'pending'"
                                + " where store_id = ?",
                        store());

        dock.plan();

        assertThat(dock.open())
                .extracting(write -> write.cartOrderId().orElseThrow())
                .containsExactly("2");
        assertThat(dock.ledger()).containsExactly("2 L1 2");
    }

    @Test
    void plansARefusedShipmentAnewOnceTheErpCorrectsIt() {
        dock.order("1", "L1 MUG 4");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        Write begun = dock.outbox().begin(dock.open().get(0), "{}");
        dock.shipments().refuse(begun, "refused", "no such carrier", "400");
        String trouble = dock.trouble();
        pending();

        assertThat(dock.plan().wishes()).isEqualTo(1);

        assertThat(trouble).isEqualTo("error refused no such carrier");
        assertThat(dock.rows("attempts")).containsExactly("1");
        assertThat(dock.writes("state", "attempts")).containsExactly("waiting 1");
    }

    @Test
    void leavesARowAloneThatTheErpRewroteMeanwhile() {
        dock.order("1", "L1 MUG 4");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        Write begun = dock.outbox().begin(dock.open().get(0), "{}");
        pending();

        dock.shipments().confirm(begun, "4711", "201", null);

        assertThat(dock.rows("push_status")).containsExactly("pending");
        dock.plan();
        assertThat(dock.rows("push_status", "cart_shipment_id")).containsExactly("pushed 4711");
    }

    @Test
    void looksAtManyRowsPageByPage() {
        for (int i = 1; i <= 1203; i++) {
            dock.ship("S" + i, "BC-9", "MUG", "1");
        }
        dock.order("9", "L1 MUG 1203");

        assertThat(dock.plan()).isEqualTo(new Planned(1203, 1203, 0, 0));
        assertThat(dock.ledger()).containsExactly("9 L1 1203");
    }

    private String store() {
        return dock.desk().store();
    }

    private void pending() {
        dock.desk().sql("update external_order_shipments set push_status = 'pending' where store_id = ?", store());
    }

    private void change(String order, int revision, String kind) {
        dock.desk()
                .sql(
                        """
                        insert into s_order_changes (store_id, cart_order_id, revision, kind, payload_sequence, detected_at)
                        values (?, ?, ?, ?, 1, timestamp '2026-03-01 10:00:00')
                        """,
                        store(),
                        order,
                        revision,
                        kind);
    }
}
