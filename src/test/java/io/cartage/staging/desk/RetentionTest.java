package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Choice;
import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.Outcome;
import io.cartage.staging.RunEnd;
import io.cartage.staging.TestBed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What is taken away when it has been kept long enough, and what isn't. */
@OnEveryDatabase
class RetentionTest {
    private static final Duration AGE = Duration.ofDays(400);
    private static final Instant LONG_AGO = Desk.NOW.minus(Duration.ofDays(401));

    @Parameter
    TestBed bed;

    private Desk desk;
    private Retention retention;

    @BeforeEach
    void openDesk() {
        desk = bed.desk();
        retention = bed.database().retention();
    }

    @Test
    void takesOldPayloadsOfOrdersThatNobodyWaitsFor() {
        desk.at(LONG_AGO)
                .stage(
                        bed.order(1).staged(),
                        bed.order(2).staged(),
                        bed.order(3).staged(),
                        bed.order(4).staged(),
                        bed.order(5).quarantined("no SKU"),
                        bed.order(6).filtered("status Pending"),
                        bed.order(7).staged());
        desk.next().stage(bed.order(8).staged());
        desk.acknowledge("1", "imported");
        desk.acknowledge("2", "taken");
        desk.acknowledge("3", "error");
        desk.sql("delete from s_orders where store_id = ? and cart_order_id = '7'", desk.store());
        desk.acknowledge("8", "imported");

        assertThat(retention.count(desk.store(), AGE)).isEqualTo(new Retention.Old(desk.store(), 3, 4));
        assertThat(purgeAll(AGE, 100)).isEqualTo(3);

        assertThat(purged()).containsExactly("1", "6", "7");
        assertThat(desk.rows(
                        "select count(*) from cartage_payload where store_id = ? and (content is null) = (purged_at is null)",
                        desk.store()))
                .as("one of the two stands")
                .containsExactly("0");
        assertThat(purgeAll(AGE, 100)).as("nothing twice").isZero();
    }

    @Test
    void keepsPayloadsOfOrdersWhoseChangeOrWriteIsNotDone() {
        desk.at(LONG_AGO).stage(bed.order(1).staged(), bed.order(2).staged());
        desk.acknowledge("1", "imported");
        desk.acknowledge("2", "imported");
        desk.at(LONG_AGO).stage(bed.order(1).changedAfter(5).withLines(3).staged());
        desk.sql(
                """
                insert into cartage_outbox (
                    store_id, flow, subject_key, subject, cart_order_id, write_key, state, created_at, next_at)
                values (?, 'statuses', '2', 'order 2', '2', ?, 'parked', current_timestamp, current_timestamp)
                """,
                desk.store(),
                desk.store());
        assertThat(purgeAll(AGE, 100)).isZero();

        desk.sql("update s_order_changes set handled_status = 'handled' where store_id = ?", desk.store());
        desk.sql("update cartage_outbox set state = 'dropped' where store_id = ?", desk.store());

        assertThat(purgeAll(AGE, 100))
                .as("two states of order 1, one of order 2")
                .isEqualTo(3);
    }

    @Test
    void knowsAPurgedOrderAgainAndTellsThatItCantBeMapped() {
        desk.at(LONG_AGO).stage(bed.order(1).staged(), bed.order(2).staged());
        desk.acknowledge("1", "imported");
        purgeAll(AGE, 100);

        assertThat(desk.next().stage(bed.order(1).staged()).outcomes())
                .containsExactly(new Outcome.Staged("1", 1, Outcome.As.UNCHANGED));
        assertThat(bed.database()
                        .replays()
                        .page(desk.store(), "orders", new Choice.Received(Instant.EPOCH, Desk.NOW), "", 9))
                .hasSize(1);
        assertThat(bed.database().replays().latest(desk.store(), "orders", 9)).containsExactly("2");
        assertThat(bed.database().replays().purged(desk.store(), "orders", List.of("1", "2", "3")))
                .isEqualTo(Map.of("1", Desk.NOW));
        assertThat(bed.database().replays().purged(desk.store())).isEqualTo(1);
        assertThat(bed.database().staging().readPayload(desk.store(), "orders", "1"))
                .isEmpty();
        assertThat(bed.database().traces().of(Optional.of(desk.store()), "1"))
                .singleElement()
                .satisfies(trace -> assertThat(trace.events().toString())
                        .contains("the payload was purged on 2026-03-02 12:00:00"));

        desk.next().stage(bed.order(1).changedAfter(9).withLines(3).staged());
        assertThat(desk.changes("revision", "changed_columns", "payload_sequence"))
                .containsExactly("2 s_order_details 2");
        assertThat(desk.newestPayload("1")).isNotEmpty();
    }

    @Test
    void goesThroughTheArchiveInPartsAndPassesOverWhatItNeeds() {
        for (int day = 0; day < 5; day++) {
            desk.at(LONG_AGO.minus(Duration.ofDays(5 - day)))
                    .stage(bed.order(10 * day).staged(), bed.order(10 * day + 1).staged());
            desk.acknowledge(String.valueOf(10 * day + 1), "imported");
        }

        Retention.Part first = retention.purge(desk.store(), AGE, Instant.EPOCH, 3);

        assertThat(first.payloads()).as("two pages hold the first four").isEqualTo(2);
        assertThat(first.next()).contains(LONG_AGO.minus(Duration.ofDays(4)));
        assertThat(retention.purge(desk.store(), AGE, first.next().orElseThrow(), 100))
                .isEqualTo(new Retention.Part(3, Optional.empty()));
        assertThat(purged()).containsExactly("1", "11", "21", "31", "41");
    }

    @Test
    void clearsAwayOldRunsButTheLastOfEachFlow() {
        Desk old = desk.at(LONG_AGO);
        old.finish(RunEnd.completed(0, 1));
        Desk newer = desk.at(LONG_AGO.plus(Duration.ofHours(1)));
        newer.finish(RunEnd.completed(0, 1));

        retention.clearRuns(AGE, 10_000);
        assertThat(desk.runs("id"))
                .contains(String.valueOf(newer.run().id()))
                .doesNotContain(String.valueOf(old.run().id()));
    }

    private long purgeAll(Duration age, int part) {
        long all = 0;
        Optional<Instant> after = Optional.of(Instant.EPOCH);
        while (after.isPresent()) {
            Retention.Part purged = retention.purge(desk.store(), age, after.get(), part);
            all += purged.payloads();
            after = purged.next();
        }
        return all;
    }

    private List<String> purged() {
        return desk.rows(
                "select record_id from cartage_payload where store_id = ? and purged_at is not null order by record_id",
                desk.store());
    }
}
