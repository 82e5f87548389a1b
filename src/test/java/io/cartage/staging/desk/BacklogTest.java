package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.WatchedDataSource;
import io.cartage.staging.desk.Backlog.Depth;
import io.cartage.staging.desk.Backlog.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** How much waits, as those see it who watch. */
@OnEveryDatabase
class BacklogTest {
    private static final Instant READ = Instant.parse("2026-03-01T08:00:00Z");

    @Parameter
    TestBed bed;

    @Test
    void tellsByStoreAndFlowWhatWaitsAndSinceWhen() {
        WatchedDataSource watched = new WatchedDataSource(bed.database().dataSource());
        Desk desk = bed.desk();
        desk.stage(bed.page(3), Optional.of(READ));
        desk.sql("update s_orders set import_status = 'taken' where cart_order_id = '2'");
        outbox(desk, "waiting", "2026-03-01 09:00:00");
        outbox(desk, "sending", "2026-03-01 08:00:00");
        outbox(desk, "parked", "2026-03-01 07:00:00");
        outbox(desk, "done", "2026-03-01 06:00:00");

        List<Depth> depths = new Backlog(watched)
                .depths().stream()
                        .filter(depth -> depth.storeId().equals(desk.store()))
                        .toList();

        assertThat(watched.steps()).hasSize(1);
        assertThat(depths)
                .contains(
                        new Depth(desk.store(), "orders", Kind.CURSOR, 0, Optional.of(READ)),
                        new Depth(
                                desk.store(),
                                "statuses",
                                Kind.TO_SEND,
                                2,
                                Optional.of(Instant.parse("2026-03-01T08:00:00Z"))),
                        new Depth(
                                desk.store(),
                                "statuses",
                                Kind.PARKED,
                                1,
                                Optional.of(Instant.parse("2026-03-01T07:00:00Z"))));
        assertThat(depths)
                .filteredOn(depth -> depth.kind() == Kind.UNACKNOWLEDGED)
                .singleElement()
                .satisfies(depth -> {
                    assertThat(depth.count()).isEqualTo(2);
                    assertThat(depth.since()).isPresent();
                });
        assertThat(new Backlog(bed.database().dataSource()).answers()).isTrue();
    }

    private static void outbox(Desk desk, String state, String createdAt) {
        desk.sql(
                """
                insert into cartage_outbox (
                    store_id, flow, subject_key, subject, write_key, state, created_at, next_at)
                values (?, 'statuses', ?, ?, ?, ?, timestamp '%1$s', timestamp '%1$s')
                """
                        .formatted(createdAt),
                desk.store(),
                state,
                state,
                desk.store() + state,
                state);
    }
}
