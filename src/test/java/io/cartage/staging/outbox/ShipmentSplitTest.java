package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.Shipments.Planned;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A shipment that the cart takes only in several calls: together they ship what the ERP shipped, and each goes once. */
@OnEveryDatabase
class ShipmentSplitTest {
    @Parameter
    TestBed bed;

    private Dock dock;

    @BeforeEach
    void planOneShipmentOfTwoLines() {
        dock = new Dock(bed);
        dock.order("1", "L1 MUG 5", "L2 CUP 1");
        dock.ship("S1", "BC-1", "MUG", "3");
        dock.ship("S1", "BC-1", "CUP", "1");
        dock.plan();
    }

    @Test
    void putsAWriteForEachCallInItsPlace() {
        split();

        assertThat(dock.writes("state", "cause", "subject"))
                .containsExactly(
                        "dropped split shipment S1 of order BC-1",
                        "waiting null shipment S1 of order BC-1",
                        "waiting null shipment S1 of order BC-1");
        assertThat(dock.open())
                .extracting(ShipmentSplitTest::lines)
                .containsExactly(List.of("L1 MUG 2"), List.of("L1 MUG 1", "L2 CUP 1"));
        assertThat(dock.open())
                .extracting(write ->
                        write.source().orElseThrow().path("tracking_no").asText())
                .containsExactly("1Z-S1", "1Z-S1");
        assertThat(dock.rows("push_status")).containsExactly("sending", "sending");
        assertThat(dock.ledger()).containsExactly("1 L1 3", "1 L2 1");
    }

    @Test
    void tellsTheErpWhenTheLastCallIsDone() {
        split();
        List<Write> calls = dock.open();

        confirm(calls.get(0), "F1");
        List<String> between = dock.rows("push_status", "cart_shipment_id");
        confirm(calls.get(1), "F2");

        assertThat(between).containsExactly("sending null", "sending null");
        assertThat(dock.rows("push_status", "cart_shipment_id")).containsExactly("pushed F1,F2", "pushed F2");
    }

    @Test
    void shipsNothingASecondTime() {
        split();

        assertThat(dock.plan()).isEqualTo(Planned.NOTHING);
        assertThat(dock.send()).isEqualTo(2);
        assertThat(dock.plan()).isEqualTo(Planned.NOTHING);
        assertThat(dock.send()).isZero();
        assertThat(dock.ledger()).containsExactly("1 L1 3", "1 L2 1");
    }

    @Test
    void countsItsCallsAgainstWhatIsLeftOfTheOrder() {
        split();
        dock.ship("S2", "BC-1", "MUG", "3");

        dock.plan();

        assertThat(dock.trouble()).startsWith("error nothing-left ");
        assertThat(dock.ledger()).containsExactly("1 L1 3", "1 L2 1");
    }

    @Test
    void canBeSplitOnceMore() {
        split();
        Write second = dock.open().get(1);

        dock.shipments().split(second, List.of(Map.of("L1", units(1)), Map.of("L2", units(1))));

        assertThat(dock.open())
                .extracting(ShipmentSplitTest::lines)
                .containsExactly(List.of("L1 MUG 2"), List.of("L1 MUG 1"), List.of("L2 CUP 1"));
        assertThat(dock.send()).isEqualTo(3);
        assertThat(dock.rows("push_status")).containsExactly("pushed", "pushed");
        assertThat(dock.ledger()).containsExactly("1 L1 3", "1 L2 1");
    }

    @Test
    void leavesTheOtherCallsAloneWhereOneIsRefused() {
        split();
        List<Write> calls = dock.open();
        dock.shipments().refuse(dock.outbox().begin(calls.get(0), "{}"), "refused", "not now", "422");
        confirm(calls.get(1), "F2");
        List<String> refused = dock.rows("push_status", "push_message");

        bed.database()
                .outboxDesk()
                .retry(Filter.of(dock.desk().store(), Shipments.FLOW).because("refused"));
        int again = dock.send();

        assertThat(refused).containsExactly("error not now", "pushed null");
        assertThat(again).isEqualTo(1);
        assertThat(dock.rows("push_status")).containsExactly("pushed", "pushed");
    }

    @Test
    void plansTheCallsAnewThatHaveNotLeftIfTheErpCorrectsTheShipment() {
        split();
        confirm(dock.open().get(0), "F1");
        dock.desk()
                .sql(
                        "update external_order_shipments set quantity = 4, push_status = 'pending'"
                                + " where store_id = ? and sku = 'MUG'",
                        dock.desk().store());

        dock.plan();
        dock.send();

        assertThat(dock.ledger()).containsExactly("1 L1 4", "1 L2 1");
        assertThat(dock.rows("push_status")).containsExactly("pushed", "pushed");
    }

    @Test
    void takesNoMoreThanTheShipmentHas() {
        Write write = dock.open().get(0);

        assertThatThrownBy(() -> dock.shipments().split(write, List.of(Map.of("L1", units(2)), Map.of("L1", units(2)))))
                .hasStackTraceContaining("units of line L1 too many");

        assertStandsAsBefore();
    }

    @Test
    void leavesNothingOfTheShipmentOut() {
        Write write = dock.open().get(0);

        assertThatThrownBy(() -> dock.shipments().split(write, List.of(Map.of("L1", units(2)), Map.of("L1", units(1)))))
                .hasStackTraceContaining("units of line L2 are in no call");

        assertStandsAsBefore();
    }

    @Test
    void leavesAWriteToWhomeverChangedItMeanwhile() {
        Write seen = dock.open().get(0);
        dock.outbox().begin(seen, "{}");

        assertThatThrownBy(() -> dock.shipments().split(seen, calls())).isInstanceOf(WriteChangedException.class);

        assertThat(dock.writes("state")).containsExactly("sending");
        assertThat(dock.ledger()).containsExactly("1 L1 3", "1 L2 1");
    }

    private void assertStandsAsBefore() {
        assertThat(dock.writes("state")).containsExactly("waiting");
        assertThat(dock.ledger()).containsExactly("1 L1 3", "1 L2 1");
        assertThat(dock.send()).isEqualTo(1);
    }

    private void split() {
        dock.shipments().split(dock.open().get(0), calls());
    }

    private static List<Map<String, BigDecimal>> calls() {
        return List.of(Map.of("L1", units(2)), Map.of("L1", units(1), "L2", units(1)));
    }

    private static BigDecimal units(int units) {
        return BigDecimal.valueOf(units);
    }

    private void confirm(Write write, String shipmentId) {
        dock.shipments().confirm(dock.outbox().begin(write, "{}"), shipmentId, "201", null);
    }

    private static List<String> lines(Write write) {
        return StreamSupport.stream(write.source().orElseThrow().path("lines").spliterator(), false)
                .map(ShipmentSplitTest::line)
                .toList();
    }

    private static String line(JsonNode line) {
        return String.join(
                " ",
                line.path("cart_line_id").asText(),
                line.path("sku").asText(),
                line.path("quantity").asText());
    }
}
