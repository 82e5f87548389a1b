package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Who carries the ERP's latest shipments. */
@OnEveryDatabase
class ShipmentCarriersTest {
    @Parameter
    TestBed bed;

    private Dock dock;
    private String store;

    @BeforeEach
    void openStore() {
        dock = new Dock(bed);
        store = dock.desk().store();
    }

    @Test
    void countsTheRowsOfEachCarrierAsItIsSpelled() {
        for (int i = 0; i < 5; i++) {
            dock.ship("S" + i, "BC-" + i, "MUG", "1");
        }
        carrier("S0", "Bob's Van");
        carrier("S1", " Bob's Van ");
        carrier("S2", " ");
        carrier("S3", null);

        ShipmentCarriers carriers = new ShipmentCarriers(bed.database().dataSource());

        assertThat(carriers.latest(Optional.of(store)))
                .containsExactly(
                        new ShipmentCarriers.Carrier(store, "Bob's Van", 2),
                        new ShipmentCarriers.Carrier(store, "UPS", 1));
        assertThat(carriers.latest(Optional.empty())).contains(new ShipmentCarriers.Carrier(store, "Bob's Van", 2));
        assertThat(carriers.latest(Optional.of("nobody"))).isEmpty();
    }

    private void carrier(String shipment, String carrier) {
        dock.desk()
                .sql(
                        "update external_order_shipments set carrier = ? where store_id = ? and shipment_no = ?",
                        carrier,
                        store,
                        shipment);
    }
}
