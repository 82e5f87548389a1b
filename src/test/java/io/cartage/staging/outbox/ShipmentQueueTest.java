package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.outbox.ShipmentQueue.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The ERP's shipments, and what is written to orders, page by page. */
@OnEveryDatabase
class ShipmentQueueTest {
    @Parameter
    TestBed bed;

    private Dock dock;
    private String store;
    private ShipmentQueue queue;

    @BeforeEach
    void openStore() {
        dock = new Dock(bed);
        store = dock.desk().store();
        queue = new ShipmentQueue(bed.database().dataSource());
    }

    @Test
    void putsTheRowsOfAShipmentTogether() {
        dock.order("1", "L1 MUG 2", "L2 CUP 1");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.ship("S2", "BC-1", "MUG", "1", "other parcel", null);
        dock.ship("S1", "BC-1", "CUP", "1");

        List<QueuedShipment> shipments = read(Filter.ALL, 9);

        assertThat(shipments)
                .extracting(QueuedShipment::shipmentNo, QueuedShipment::trackingNo, one -> one.lines().stream()
                        .map(QueuedShipment.Line::goods)
                        .toList())
                .containsExactly(
                        tuple("S1", "1Z-S1", List.of("MUG", "CUP")), tuple("S2", "other parcel", List.of("MUG")));
        assertThat(shipments.get(0))
                .returns("BC-1", QueuedShipment::orderNo)
                .returns(Optional.of("1"), QueuedShipment::cartOrderId)
                .returns("UPS", QueuedShipment::carrier)
                .returns(QueuedShipment.State.TO_SEND, QueuedShipment::state);
    }

    @Test
    void showsEachShipmentOnceTheNewestFirst() {
        for (int i = 1; i <= 23; i++) {
            dock.ship("S" + i, "BC-" + i, "MUG", "1");
            dock.ship("S" + i, "BC-" + i, "CUP", "1");
        }
        dock.desk()
                .sql(
                        "update external_order_shipments set push_status = 'pushed' where store_id = ? and shipment_no <> 'S7'",
                        store);

        assertThat(read(ofStore("", ""), 4))
                .extracting(QueuedShipment::shipmentNo)
                .hasSize(23)
                .startsWith("S23", "S22");
        assertThat(read(ofStore("pushed", ""), 4)).hasSize(22).doesNotHaveDuplicates();
        assertThat(read(ofStore("pending", ""), 4))
                .extracting(QueuedShipment::shipmentNo)
                .containsExactly("S7");
        assertThat(queue.counts(Optional.of(store))).isEqualTo(Map.of("pushed", 44L, "pending", 2L));
    }

    @Test
    void findsAShipmentByTheBeginningOfItsNumbers() {
        dock.ship("S-100", "BC-1", "MUG", "1");
        dock.ship("S-2%", "BC-77", "MUG", "1", "TRACK_1", null);

        assertThat(text("S-1")).containsExactly("S-100");
        assertThat(text("BC-7")).containsExactly("S-2%");
        assertThat(text("TRACK_")).containsExactly("S-2%");
        assertThat(text("S-2%")).containsExactly("S-2%");
        assertThat(text("S%")).isEmpty();
    }

    private List<String> text(String text) {
        return read(new Filter(Optional.of(store), Optional.empty(), Optional.empty(), text), 9).stream()
                .map(QueuedShipment::shipmentNo)
                .toList();
    }

    @Test
    void tellsWhereAShipmentStandsByTheWorstOfIt() {
        dock.order("1", "L1 MUG 1", "L2 CUP 1");
        dock.order("2", "L1 MUG 1");
        dock.order("3", "L1 MUG 1");
        dock.order("4", "L1 MUG 1");
        dock.ship("S1", "BC-1", "MUG", "1");
        dock.ship("S1", "BC-1", "SOFA", "1");
        dock.ship("S2", "BC-2", "MUG", "1");
        dock.ship("S3", "BC-3", "MUG", "1");
        dock.ship("S4", "BC-4", "MUG", "1");
        dock.ship("S5", "BC-5", "MUG", "1");
        dock.plan();
        List<Write> writes = dock.open();
        dock.shipments().confirm(dock.outbox().begin(writes.get(1), "{}"), "C2", "", null);
        dock.outbox().begin(writes.get(2), "{}");
        dock.shipments().refuse(dock.outbox().begin(writes.get(3), "{}"), "refused", "the cart says no", "");

        assertThat(read(ofStore("", ""), 9))
                .extracting(QueuedShipment::shipmentNo, QueuedShipment::state, QueuedShipment::cause)
                .containsExactly(
                        tuple("S5", QueuedShipment.State.WAITING, "unknown-order"),
                        tuple("S4", QueuedShipment.State.REFUSED, "refused"),
                        tuple("S3", QueuedShipment.State.IN_DOUBT, ""),
                        tuple("S2", QueuedShipment.State.IN_CART, ""),
                        tuple("S1", QueuedShipment.State.REFUSED, "unknown-line"));
        assertThat(read(ofStore("error", "refused"), 9))
                .extracting(QueuedShipment::message)
                .containsExactly("the cart says no");
        QueuedShipment pushed = read(ofStore("pushed", ""), 9).get(0);
        assertThat(pushed.cartShipmentId()).isEqualTo("C2");
        assertThat(pushed.pushedAt()).isPresent();
    }

    @Test
    void letsChosenRowsBePlannedAgain() {
        dock.order("1", "L1 MUG 1");
        dock.order("2", "L1 MUG 1");
        dock.ship("S1", "BC-1", "SOFA", "1");
        dock.ship("S2", "BC-2", "MUG", "1");
        dock.plan();
        dock.shipments().refuse(dock.outbox().begin(dock.open().get(0), "{}"), "refused", "no", "");
        List<Long> rows = read(ofStore("", ""), 9).stream()
                .flatMap(one -> one.lines().stream())
                .map(QueuedShipment.Line::id)
                .toList();

        int retried = bed.database().shipmentDesk().retry(rows);

        assertThat(retried).as("the other goes with its write").isEqualTo(1);
        assertThat(dock.rows("push_status")).containsExactly("pending", "error");
        assertThat(bed.database().shipmentDesk().retry(List.of())).isZero();
    }

    @Test
    void showsEachWriteToAnOrderOnce() {
        for (int i = 1; i <= 9; i++) {
            write(i, i % 3 == 0 ? "parked" : "done", i % 3 == 0 ? "refused" : null);
        }
        WriteQueue writes = new WriteQueue(bed.database().dataSource());

        assertThat(read(writes, statuses(Optional.empty(), ""))).hasSize(9).startsWith("order BC-9 staged");
        assertThat(read(writes, statuses(Optional.of(WriteState.DONE), ""))).hasSize(6);
        assertThat(read(writes, statuses(Optional.of(WriteState.PARKED), "")))
                .containsExactly("order BC-9 staged", "order BC-6 staged", "order BC-3 staged");
        assertThat(read(writes, statuses(Optional.empty(), "BC-4"))).containsExactly("order BC-4 staged");
        assertThat(read(writes, statuses(Optional.empty(), "5"))).containsExactly("order BC-5 staged");
        assertThat(writes.counts(Statuses.FLOW, Optional.of(store)))
                .isEqualTo(Map.of(WriteState.DONE, 6L, WriteState.PARKED, 3L));
    }

    private WriteQueue.Filter statuses(Optional<WriteState> state, String text) {
        return new WriteQueue.Filter(Statuses.FLOW, Optional.of(store), state, Optional.empty(), text);
    }

    private void write(int i, String state, String cause) {
        dock.desk()
                .sql(
                        """
                        insert into cartage_outbox (store_id, flow, subject_key, subject, cart_order_id, write_key, state,
                            cause, created_at, next_at)
                        values (?, 'statuses', ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        store,
                        "staged/" + i,
                        "order BC-" + i + " staged",
                        Integer.toString(i),
                        store + "-" + i,
                        state,
                        cause,
                        Jdbc.utc(Instant.EPOCH),
                        Jdbc.utc(Instant.EPOCH));
    }

    private static List<String> read(WriteQueue writes, WriteQueue.Filter filter) {
        List<String> all = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            WriteQueue.Page page = writes.page(filter, before, 2);
            page.writes().forEach(one -> all.add(one.subject()));
            before = page.next();
        } while (before.isPresent());
        return all;
    }

    private Filter ofStore(String status, String cause) {
        return new Filter(
                Optional.of(store),
                Optional.of(status).filter(text -> !text.isEmpty()),
                Optional.of(cause).filter(text -> !text.isEmpty()),
                "");
    }

    /** All pages of this size, one after another, of this store. */
    private List<QueuedShipment> read(Filter filter, int size) {
        List<QueuedShipment> all = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            ShipmentQueue.Page page = queue.page(filter, before, size);
            all.addAll(page.shipments());
            before = page.next();
        } while (before.isPresent());
        return all.stream().filter(one -> one.storeId().equals(store)).toList();
    }
}
