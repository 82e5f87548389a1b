package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** Others work on the same rows at the same moment: the ERP, and a second Cartage. */
@OnEveryDatabase
@Timeout(60)
class StagingRaceTest {
    @Parameter
    TestBed bed;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private WatchedDataSource watched;
    private Desk desk;

    @BeforeEach
    void openStore() {
        watched = new WatchedDataSource(bed.database().dataSource());
        desk = new Desk(bed.database().dataSource(), new Staging(watched, Desk.CLOCK), bed.newStore());
        watched.reset();
    }

    @AfterEach
    void stopOther() {
        other.shutdownNow();
    }

    @Test
    void tellsOfTheChangeWhenTheErpTakesTheOrderJustBeforeTheUpdate() {
        desk.stage(bed.order("1").staged(), bed.order("2").staged());
        watched.before("update s_orders", () -> desk.acknowledge("1", "taken"));

        PageResult result = desk.stage(changed("1"), changed("2"));

        assertThat(result.outcomes())
                .containsExactly(
                        new Outcome.Staged("1", 2, Outcome.As.CHANGE_ROW),
                        new Outcome.Staged("2", 2, Outcome.As.UPDATED));
        assertThat(desk.orders("cart_order_id", "revision", "import_status", "order_total"))
                .containsExactlyInAnyOrder("1 1 taken 20.0000", "2 2 pending 30.0000");
        assertThat(desk.lines("1", "sku")).containsExactly("MUG", "MUG");
        assertThat(desk.lines("2", "sku")).containsExactly("CUP", "CUP", "CUP");
        assertThat(desk.changes("cart_order_id", "revision", "changed_columns"))
                .containsExactly("1 2 order_total, s_order_details, s_order_details.sku");
    }

    @Test
    void waitsForAnErpThatIsTakingTheOrder() throws Exception {
        desk.stage(bed.order("1").staged());
        Future<PageResult> page;
        try (Connection erp = bed.database().dataSource().getConnection();
                Statement statement = erp.createStatement()) {
            erp.setAutoCommit(false);
            statement.executeUpdate("update s_orders set import_status = 'taken' where import_status = 'pending'");
            page = other.submit(() -> desk.stage(changed("1")));
            awaitSomebodyWaiting();
            erp.commit();
            erp.setAutoCommit(true);
        }

        assertThat(page.get().outcomes()).containsExactly(new Outcome.Staged("1", 2, Outcome.As.CHANGE_ROW));
        assertThat(desk.orders("import_status", "revision", "order_total")).containsExactly("taken 1 20.0000");
        assertThat(desk.changes("revision")).containsExactly("2");
    }

    @Test
    void replacesTheOrderWhenTheErpThinksBetterOfIt() throws Exception {
        desk.stage(bed.order("1").staged());
        Future<PageResult> page;
        try (Connection erp = bed.database().dataSource().getConnection();
                Statement statement = erp.createStatement()) {
            erp.setAutoCommit(false);
            statement.executeUpdate("update s_orders set import_status = 'taken' where import_status = 'pending'");
            page = other.submit(() -> desk.stage(changed("1")));
            awaitSomebodyWaiting();
            erp.rollback();
            erp.setAutoCommit(true);
        }

        assertThat(page.get().outcomes()).containsExactly(new Outcome.Staged("1", 2, Outcome.As.UPDATED));
        assertThat(desk.orders("import_status", "revision", "order_total")).containsExactly("pending 2 30.0000");
    }

    @Test
    void neverShowsTheErpAHalfReplacedOrder() throws Exception {
        desk.stage(bed.order("1").staged());
        watched.before(
                "insert into s_order_details", () -> assertThat(erpSees()).isEqualTo("20.0000 2"));

        desk.stage(changed("1"));

        assertThat(erpSees()).isEqualTo("30.0000 3");
    }

    @Test
    void stagesOnceWhenTwoProcessesStageTheSameOrders() throws Exception {
        Desk intruder = new Desk(bed.database().dataSource(), bed.database().staging(), desk.store());
        List<StagingItem> page = bed.page(50);

        Future<PageResult> second = other.submit(() -> intruder.stage(page));
        boolean refused = false;
        try {
            desk.stage(page);
        } catch (TakenOverException e) {
            refused = true;
        }

        assertThat(refused).isTrue();
        assertThat(second.get().counts()).isEqualTo(new Counts(50, 50, 0, 0, 0));
        assertThat(desk.orders("cart_order_id")).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void isGuardedByTheDatabaseWhereTheBooksAreNoHelp() throws Exception {
        Staging staging = bed.database().staging();
        RunRef copy = staging.startRun(desk.store(), "orders-copy");
        List<StagingItem> page = bed.page(20);

        Future<PageResult> second = other.submit(() -> staging.stagePage(copy, page, List.of(), Optional.empty()));
        PageResult first = desk.stage(page);

        assertThat(first.counts().staged() + second.get().counts().staged())
                .as("each order was staged by one of the two")
                .isEqualTo(20);
        assertThat(first.counts().plus(second.get().counts()).seen()).isEqualTo(40);
        assertThat(desk.orders("cart_order_id")).hasSize(20).doesNotHaveDuplicates();
        assertThat(desk.rows("select count(*) from s_order_details where store_id = ?", desk.store()))
                .containsExactly("40");
    }

    @Test
    void staysRightWhileAnErpTakesOrdersAllTheTime() throws Exception {
        List<Integer> ids = IntStream.rangeClosed(1, 30).boxed().toList();
        desk.stage(bed.page(30));
        Future<Integer> erp = other.submit(() -> {
            int taken = 0;
            for (int id : ids) {
                taken += take(Integer.toString(id));
            }
            return taken;
        });

        for (int round = 1; round <= 6; round++) {
            BigDecimal total = new BigDecimal(100 + round).setScale(4);
            desk.stage(ids.stream()
                    .map(id -> bed.order(id).with("order_total", total).staged())
                    .toList());
        }

        assertThat(erp.get()).isEqualTo(30);
        assertThat(desk.rows(
                        """
                        select o.revision + (
                            select count(*)
                            from s_order_changes c
                            where c.store_id = o.store_id
                              and c.cart_order_id = o.cart_order_id)
                        from s_orders o
                        where o.store_id = ?
                        """,
                        desk.store()))
                .as("each of the seven revisions is either in the order's row or in a change row")
                .hasSize(30)
                .containsOnly("7");
    }

    /** Until a session waits for another one's lock. */
    private void awaitSomebodyWaiting() {
        String waiting = bed.kind() == TestDatabase.H2
                ? "select count(*) from information_schema.sessions where blocker_id is not null"
                : "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while (desk.rows(waiting).equals(List.of("0"))) {
            Thread.onSpinWait();
        }
    }

    private int take(String id) throws SQLException {
        try (Connection connection = bed.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("update s_orders set import_status = 'taken' where store_id = '"
                    + desk.store() + "' and cart_order_id = '" + id + "' and import_status = 'pending'");
        }
    }

    private StagingItem changed(String id) {
        return bed.order(id)
                .with("order_total", new BigDecimal("30.0000"))
                .withLines(3)
                .withLine("sku", "CUP")
                .staged();
    }

    /** The order's total and its number of lines, in a session of its own. */
    private String erpSees() {
        return desk.rows(
                        """
                        select o.order_total, (
                            select count(*)
                            from s_order_details d
                            where d.cart_order_id = o.cart_order_id
                              and d.store_id = o.store_id)
                        from s_orders o
                        where o.store_id = ?
                        """,
                        desk.store())
                .get(0);
    }
}
