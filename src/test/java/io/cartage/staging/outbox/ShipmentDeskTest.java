package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What people see of shipments that are held up before they become a write, and what they can do about them. */
@OnEveryDatabase
class ShipmentDeskTest {
    @Parameter
    TestBed bed;

    private Dock dock;
    private String store;
    private ShipmentDesk people;

    @BeforeEach
    void openStore() {
        dock = new Dock(bed);
        store = dock.desk().store();
        people = bed.database().shipmentDesk();
    }

    @Test
    void countsRowsByCauseWithSomeOfEach() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-7", "MUG", "1");
        dock.ship("S2", "BC-8", "MUG", "1");
        dock.ship("S3", "BC-9", "MUG", "1");
        dock.ship("S4", "BC-1", "#L1", "3");
        dock.plan();

        List<HeldShipments> held = people.waiting(Optional.of(store), 2);

        assertThat(held)
                .extracting(HeldShipments::storeId, HeldShipments::status, HeldShipments::cause, HeldShipments::count)
                .containsExactly(
                        tuple(store, "waiting", "unknown-order", 3L), tuple(store, "error", "nothing-left", 1L));
        assertThat(held.get(0).samples())
                .extracting(HeldShipments.Sample::shipmentNo, HeldShipments.Sample::order, HeldShipments.Sample::line)
                .containsExactly(tuple("S1", "BC-7", "MUG"), tuple("S2", "BC-8", "MUG"));
        assertThat(held.get(1).samples()).singleElement().satisfies(sample -> {
            assertThat(sample.line()).isEqualTo("L1");
            assertThat(sample.message()).isNotEmpty();
        });
        assertThat(people.waiting(Optional.of(bed.newStore()), 2)).isEmpty();
        assertThat(people.waiting(Optional.empty(), 2)).containsAll(held);
    }

    @Test
    void passesOverRowsWhoseWriteIsParked() {
        parkShipment();

        assertThat(people.waiting(Optional.of(store), 3)).isEmpty();
        assertThat(people.retry(store, "refused")).isZero();
        assertThat(dock.rows("push_status")).containsExactly("error");
    }

    @Test
    void letsRowsBePlannedAgainThatWereGivenUp() {
        parkShipment();
        bed.database().outboxDesk().drop(OutboxDesk.Filter.of(store, Shipments.FLOW), "test");
        assertThat(people.waiting(Optional.of(store), 3))
                .extracting(HeldShipments::cause)
                .containsExactly("dropped");

        int retried = people.retry(store, "dropped");

        assertThat(retried).isEqualTo(1);
        assertThat(people.retry(store, "dropped")).isZero();
        assertThat(dock.plan().wishes()).isEqualTo(1);
        assertThat(dock.send()).isEqualTo(1);
        assertThat(dock.rows("push_status")).containsExactly("pushed");
    }

    @Test
    void triesAgainOnlyWhatThatCauseHoldsUpInThatStore() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "3");
        dock.ship("S2", "BC-7", "MUG", "1");
        dock.plan();

        assertThat(people.retry(bed.newStore(), "nothing-left")).isZero();
        assertThat(people.retry(store, "unknown-order"))
                .as("it waits, and is looked at anyway")
                .isZero();
        assertThat(people.retry(store, "nothing-left")).isEqualTo(1);

        assertThat(dock.rows("push_status")).containsExactly("pending", "waiting");
    }

    private void parkShipment() {
        dock.order("1", "L1 MUG 2");
        dock.ship("S1", "BC-1", "MUG", "2");
        dock.plan();
        Write begun = dock.outbox().begin(dock.open().get(0), "{}");
        dock.shipments().refuse(begun, "refused", "the cart said no", "422");
    }
}
