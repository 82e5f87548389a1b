package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The connection is cut before each statement in turn: a page is written wholly or not at all. */
@OnEveryDatabase
class StagingCrashTest {
    private static final Instant POSITION = Instant.parse("2026-03-01T08:00:00Z");

    @Parameter
    TestBed bed;

    private WatchedDataSource watched;
    private Desk desk;

    @BeforeEach
    void openStore() {
        watched = new WatchedDataSource(bed.database().dataSource());
        desk = new Desk(bed.database().dataSource(), new Staging(watched, Desk.CLOCK), bed.newStore());
    }

    @Test
    void writesAPageWhollyOrNotAtAll() {
        List<StagingItem> page = List.of(
                bed.order("1").staged(),
                bed.order("2").filtered("old"),
                bed.order("3").quarantined("no SKU"));
        int cuts = 0;
        while (isCutAt(cuts, page)) {
            assertThat(standing()).as("after a cut at step %s", cuts).isEqualTo("[] [] [] 0 cursor none, run 0");
            cuts++;
        }

        assertThat(cuts)
                .as("a cut was made at every statement and at the commit")
                .isGreaterThan(8);
        assertThat(standing()).isEqualTo("[1 1] [1, 1] [1 staged, 2 filtered, 3 quarantined] 3 cursor set, run 3");
    }

    @Test
    void changesOrdersWhollyOrNotAtAll() {
        desk.stage(bed.page(3));
        desk.acknowledge("2", "taken");
        String before = standing();
        List<StagingItem> page = List.of(
                bed.order("1").withLines(3).staged(),
                bed.order("2").withLines(1).staged(),
                bed.order("3").withNoise("x").filtered("status Cancelled"));
        int cuts = 0;
        while (isCutAt(cuts, page)) {
            assertThat(standing()).as("after a cut at step %s", cuts).isEqualTo(before);
            cuts++;
        }

        assertThat(cuts).isGreaterThan(12);
        assertThat(desk.orders("cart_order_id", "revision", "import_status"))
                .containsExactlyInAnyOrder("1 2 pending", "2 1 taken", "3 2 withdrawn");
        assertThat(desk.changes("cart_order_id", "revision")).containsExactly("2 2");
        assertThat(desk.runs("seen")).containsExactly("6");
    }

    @Test
    void startsARunWhollyOrNotAtAll() {
        String store = desk.store();
        int cuts = 0;
        for (boolean cut = true; cut; cuts++) {
            watched.dieAt(cuts);
            cut = fails(() -> new Staging(watched, Desk.CLOCK).startRun(store, "orders"));
            watched.reset();
            if (cut) {
                assertThat(desk.runs("status")).containsExactly("running");
                assertThat(desk.stage(List.of()).outcomes())
                        .as("the old run is still in charge")
                        .isEmpty();
            }
        }

        assertThat(desk.runs("status")).containsExactly("interrupted", "running");
    }

    @Test
    void saysWhereTheConnectionWasCut() {
        watched.dieAt(2);

        assertThatThrownBy(() -> desk.stage(bed.page(1)))
                .isInstanceOf(StagingException.class)
                .hasMessage(desk.store() + "/orders: a page could not be staged and was taken back: "
                        + "connection is cut (SQL state 08006)");
    }

    @Test
    void takesAPageUpWhereOneByOneStagingBrokeOff() {
        TestOrder broken = bed.order("3").with("bill_name", "x".repeat(300));
        List<StagingItem> page = List.of(
                bed.order("1").staged(),
                bed.order("2").staged(),
                broken.staged(),
                bed.order("4").staged());
        int cuts = 0;
        while (isCutAt(cuts, page)) {
            assertThat(desk.cursor()).as("after a cut at step %s", cuts).isEmpty();
            cuts++;
        }

        assertThat(cuts).as("one by one takes more statements").isGreaterThan(20);
        assertThat(desk.orders("cart_order_id", "revision")).containsExactly("1 1", "2 1", "4 1");
        assertThat(desk.outcomes("record_id", "kind"))
                .containsExactly("1 staged", "2 staged", "3 quarantined", "4 staged");
        assertThat(desk.payloads()).isEqualTo(4);
    }

    private boolean isCutAt(int step, List<StagingItem> page) {
        watched.dieAt(step);
        boolean cut = fails(() -> desk.stage(page, Optional.of(POSITION)));
        watched.reset();
        return cut;
    }

    private static boolean fails(Runnable work) {
        try {
            work.run();
            return false;
        } catch (StagingException e) {
            return true;
        }
    }

    private String standing() {
        return desk.orders("cart_order_id", "revision") + " "
                + desk.rows("select cart_order_id from s_order_details where store_id = ? order by id", desk.store())
                + " " + desk.outcomes("record_id", "kind") + " " + desk.payloads() + " cursor "
                + (desk.cursor().isEmpty() ? "none" : "set") + ", run "
                + desk.runs("seen").get(0);
    }
}
