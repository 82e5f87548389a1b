package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.StagingException;
import io.cartage.staging.TestBed;
import io.cartage.staging.WatchedDataSource;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.Shipments.Back;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The connection is cut before each statement in turn: everything is done wholly or not at all, and then once. */
@OnEveryDatabase
class ShipmentsCrashTest {
    @Parameter
    TestBed bed;

    private WatchedDataSource watched;
    private Dock dock;
    private Desk desk;

    @BeforeEach
    void openStore() {
        watched = new WatchedDataSource(bed.database().dataSource());
        desk = bed.desk();
        dock = new Dock(desk, watched);
        dock.order("1", "L1 MUG 2 A1", "L2 CUP 3 A2");
        dock.order("2", "L1 MUG 5");
    }

    @Test
    void plansAPageWhollyOrNotAtAll() {
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.ship("S1", "BC-1", "CUP", "1");
        dock.ship("S2", "BC-2", "MUG", "9");
        dock.ship("S3", "BC-3", "MUG", "1");
        String before = standing();

        int cuts = cutEverywhere(dock::plan, before);

        assertThat(cuts).isGreaterThan(10);
        assertThat(dock.rows("push_status")).containsExactly("sending", "sending", "error", "waiting");
        assertThat(dock.writes("state")).containsExactly("waiting", "waiting");
        assertThat(dock.ledger()).containsExactly("1 L1 2", "1 L2 1");
    }

    @Test
    void plansAnewWhollyOrNotAtAll() {
        dock.ship("S1", "BC-2", "MUG", "2", "WRONG", null);
        dock.ship("S1", "BC-2", "MUG", "1", "WRONG", null);
        dock.plan();
        desk.sql(
                "update external_order_shipments set tracking_no = '1Z', push_status = 'pending'"
                        + " where store_id = ? and quantity = 2",
                desk.store());
        String before = standing();

        cutEverywhere(dock::plan, before);

        assertThat(dock.rows("push_status")).containsExactly("sending", "sending");
        assertThat(dock.ledger()).containsExactly("2 L1 3");
        assertThat(dock.open()).hasSize(2);
    }

    @Test
    void recognisesWhatTheErpWroteAnewWhollyOrNotAtAll() {
        dock.ship("S1", "BC-2", "MUG", "2");
        dock.plan();
        dock.send();
        desk.sql("delete from external_order_shipments where store_id = ?", desk.store());
        dock.ship("S1", "BC-2", "MUG", "2");
        String before = standing();

        cutEverywhere(dock::plan, before);

        assertThat(dock.rows("push_status")).containsExactly("pushed");
        assertThat(dock.ledger()).containsExactly("2 L1 2");
    }

    @Test
    void beginsACallOnlyIfThatIsCommitted() {
        dock.ship("S1", "BC-2", "MUG", "2");
        dock.plan();
        Write write = dock.open().get(0);
        String before = standing();

        cutEverywhere(() -> dock.outbox().begin(write, "{}"), before);

        assertThat(dock.writes("state", "attempts")).containsExactly("sending 1");
    }

    @Test
    void confirmsAShipmentWhollyOrNotAtAll() {
        dock.ship("S1", "BC-2", "MUG", "2");
        dock.ship("S1", "BC-2", "MUG", "1");
        dock.plan();
        Write begun = dock.outbox().begin(dock.open().get(0), "{}");
        String before = standing();

        cutEverywhere(() -> dock.shipments().confirm(begun, "4711", "201", null), before);

        assertThat(dock.rows("push_status", "cart_shipment_id")).containsExactly("pushed 4711", "pushed 4711");
        assertThat(dock.writes("state")).containsExactly("done");
    }

    @Test
    void refusesAndReleasesWhollyOrNotAtAll() {
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.ship("S2", "BC-2", "MUG", "2");
        dock.plan();
        List<Write> begun = dock.open().stream()
                .map(write -> dock.outbox().begin(write, "{}"))
                .toList();

        cutEverywhere(() -> dock.shipments().refuse(begun.get(0), "refused", "no", "400"), standing());
        cutEverywhere(
                () -> dock.shipments().release(begun.get(1), Back.WAITING, "on-hold", "it is on hold"), standing());

        assertThat(dock.rows("push_status", "push_cause")).containsExactly("error refused", "waiting on-hold");
        assertThat(dock.writes("state")).containsExactly("parked", "dropped");
    }

    @Test
    void retriesAndDropsWhollyOrNotAtAll() {
        OutboxDesk people = new OutboxDesk(watched, Desk.CLOCK);
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.ship("S2", "BC-2", "MUG", "2");
        dock.plan();
        dock.open().forEach(write -> dock.shipments()
                .refuse(dock.outbox().begin(write, "{}"), "refused", "no mugs today", "400"));
        List<Write> parked = people.list(Filter.of(desk.store(), Shipments.FLOW), Set.of(WriteState.PARKED), 10);

        cutEverywhere(() -> people.retry(Filter.ids(List.of(parked.get(0).id()))), standing());
        cutEverywhere(() -> people.drop(Filter.ids(List.of(parked.get(1).id())), "ann"), standing());

        assertThat(dock.rows("push_status", "push_cause", "push_message"))
                .containsExactly(
                        "sending null null",
                        "error dropped dropped by ann at 2026-03-02T12:00:00.123456Z; it was: no mugs today."
                                + " To ship it after all, set push_status to 'pending'");
        assertThat(dock.ledger()).containsExactly("1 L1 2");
    }

    @Test
    void opensWishesWhollyOrNotAtAll() {
        List<Wish> wishes = List.of(
                new Wish("a", "a", Optional.empty(), Optional.empty()),
                new Wish("b", "b", Optional.empty(), Optional.empty()));

        int cuts = cutEverywhere(() -> dock.outbox().open(desk.store(), "inventory", wishes), standing());

        assertThat(cuts).isGreaterThan(4);
        assertThat(dock.writes("subject_key")).containsExactly("a", "b");
    }

    /** Cuts at each step of the work, until it goes through, and returns how often. */
    private int cutEverywhere(Runnable work, String before) {
        for (int cuts = 0; ; cuts++) {
            watched.dieAt(cuts);
            try {
                work.run();
                watched.reset();
                return cuts;
            } catch (StagingException e) {
                watched.reset();
                assertThat(standing()).as("after a cut at step %s", cuts).isEqualTo(before);
            }
        }
    }

    private String standing() {
        return dock.rows("id", "push_status", "push_cause", "push_message", "cart_shipment_id", "attempts") + " "
                + dock.writes("id", "state", "cause", "attempts", "write_key", "next_at", "answer") + " "
                + desk.rows(
                        "select outbox_id, shipment_id, cart_line_id, quantity from cartage_shipment_line"
                                + " where store_id = ? order by 1, 2, 3",
                        desk.store());
    }
}
