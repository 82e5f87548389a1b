package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** Several planners and senders at once, while the ERP goes on writing. */
@OnEveryDatabase
@Timeout(60)
class ShipmentsRaceTest {
    private static final int ORDERS = 10;

    private final ExecutorService others = Executors.newFixedThreadPool(4);

    @Parameter
    TestBed bed;

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void shipsNothingTwiceWhoeverPlansAndSends() throws Exception {
        Dock dock = new Dock(bed);
        for (int order = 1; order <= ORDERS; order++) {
            dock.order(Integer.toString(order), "L1 MUG 4");
        }

        List<Future<Integer>> sent = new ArrayList<>();
        Future<?> erp = others.submit(() -> ship(dock));
        for (int worker = 0; worker < 3; worker++) {
            sent.add(others.submit(() -> work(dock, erp)));
        }
        int calls = 0;
        for (Future<Integer> one : sent) {
            calls += one.get();
        }

        assertThat(dock.ledger()).hasSize(ORDERS).allMatch(line -> line.endsWith(" L1 4"));
        assertThat(dock.rows("push_status", "push_cause"))
                .containsOnly("pushed null", "error nothing-left")
                .filteredOn("pushed null"::equals)
                .hasSize(4 * ORDERS);
        assertThat(calls).as("one call for each shipment").isEqualTo(4 * ORDERS);
    }

    /** Five units of each order, one row each, of which the fifth is one too many; and each row is touched once more. */
    private static void ship(Dock dock) {
        for (int unit = 1; unit <= 5; unit++) {
            for (int order = 1; order <= ORDERS; order++) {
                dock.ship("S" + unit, "BC-" + order, "MUG", "1");
            }
            dock.desk()
                    .sql(
                            """
                            update external_order_shipments
                            set push_status = 'pending'
                            where store_id = ?
                              and push_status <> 'error'
                            """,
                            dock.desk().store());
        }
    }

    /** Plans and sends until the ERP is done and nothing is left; returns the calls it made. */
    private static int work(Dock dock, Future<?> erp) {
        int calls = 0;
        boolean last = false;
        while (!last) {
            last = erp.isDone();
            dock.plan();
            calls += dock.sendWhatNobodyElseHas();
        }
        dock.plan();
        return calls;
    }
}
