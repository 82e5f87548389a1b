package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A page costs a handful of statements, however many orders it has. */
@OnEveryDatabase
class StatementCountTest {
    private static final Optional<Instant> POSITION = Optional.of(Instant.parse("2026-03-01T08:00:00Z"));

    @Parameter
    TestBed bed;

    private WatchedDataSource watched;
    private Desk desk;

    @BeforeEach
    void openStore() {
        watched = new WatchedDataSource(bed.database().dataSource());
        desk = new Desk(bed.database().dataSource(), new Staging(watched, Desk.CLOCK), bed.newStore());
        watched.reset();
    }

    @Test
    void stagesAPageOfNewOrdersByNineStatements() {
        desk.stage(bed.page(250), POSITION);

        assertThat(watched.steps())
                .extracting(StatementCountTest::start)
                .containsExactly(
                        "select version",
                        "select o.*, s.import_status",
                        "insert into cartage_payload",
                        "insert into s_orders",
                        "insert into s_order_details",
                        "select o.cart_order_id, (",
                        "insert into cartage_outcome",
                        "update cartage_run",
                        "update cartage_cursor",
                        "commit");
    }

    @Test
    void replacesAPageOfOrdersByTenStatements() {
        desk.stage(bed.page(250));
        watched.reset();

        desk.stage(changed(250), POSITION);

        assertThat(watched.steps()).hasSize(11).endsWith("commit");
        assertThat(desk.orders("revision")).hasSize(250).containsOnly("2");
    }

    @Test
    void tellsOfAPageOfChangesByTenStatements() {
        desk.stage(bed.page(250));
        desk.sql("update s_orders set import_status = 'imported'");
        watched.reset();

        desk.stage(changed(250), POSITION);

        assertThat(watched.steps()).hasSize(11).endsWith("commit");
        assertThat(desk.changes("revision")).hasSize(250);
    }

    @Test
    void readsAnUnchangedPageByFourStatements() {
        desk.stage(bed.page(250));
        watched.reset();

        desk.stage(bed.page(250), POSITION);

        assertThat(watched.steps()).hasSize(5).endsWith("commit");
    }

    @Test
    void knowsAPageByOneStatement() {
        desk.stage(bed.page(250));
        watched.reset();

        desk.known(IntStream.rangeClosed(1, 250).mapToObj(Integer::toString).toArray(String[]::new));

        assertThat(watched.steps()).hasSize(1);
    }

    private List<StagingItem> changed(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> bed.order(id)
                        .with("order_total", new BigDecimal("30.0000"))
                        .staged())
                .toList();
    }

    private static String start(String step) {
        return step.replaceFirst("(insert into \\w+|update \\w+).*", "$1");
    }
}
