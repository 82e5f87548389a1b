package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.outbox.Shipments.Back;
import io.cartage.staging.outbox.Shipments.Planned;
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
        assertThat(dock.due()).singleElement().satisfies(write -> {
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
        Write begun = dock.outbox().begin(dock.due().get(0), "{\"a\":1}");

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

        dock.shipments().release(dock.due().get(0), Back.WAITING, "on-hold", "the order is on hold in the cart");

        assertThat(dock.trouble()).isEqualTo("waiting on-hold the order is on hold in the cart");
        assertThat(dock.plan().wishes()).isEqualTo(1);
        assertThat(dock.writes("state")).as("the same row of the outbox").containsExactly("waiting");
        assertThat(dock.send()).isEqualTo(1);
        assertThat(List.copyOf(dock.rows("push_status", "push_cause"))).containsExactly("pushed null");
    }
}
