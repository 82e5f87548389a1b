package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.OlderDatabase;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that an older Cartage filled: today's takes it over with all that is in it, and goes on where it was. */
@Tag("slow")
class UpgradeTest {
    private static final String SHIPPED =
            """
            insert into external_order_shipments
                (store_id, shipment_no, cart_order_id, cart_line_id, quantity, carrier, tracking_no)
            select d.store_id, 'S-' || d.cart_order_id, d.cart_order_id, d.cart_line_id, d.quantity, 'UPS',
                '1Z' || d.cart_order_id
            from s_order_details d
            where d.cart_order_id in (select cart_order_id from s_orders order by id fetch first 4 rows only)
              and d.line_type = 'item'
              and d.cart_line_id is not null
            """;

    /** What level 7 changes of a row that waits in quarantine. */
    private static final List<String> JUDGED_ANEW = List.of("cartage_outcome.mapping_version", "cartage_outcome.cause");

    @TempDir
    private Path data;

    /** Levels at which a Cartage was in use: before runs had lanes, before the way back, before schedules, and after. */
    static Stream<Arguments> levels() {
        return Stream.of(TestDatabase.values())
                .flatMap(kind -> Stream.of("3", "4", "5", "6", "7", "9", "10", "11", "12", "15", "18")
                        .map(level -> Arguments.of(kind, level)));
    }

    @ParameterizedTest(name = "{0} at level {1}")
    @MethodSource("levels")
    void losesNothingAndGoesOnAtTheCursor(TestDatabase kind, String level) throws SQLException {
        boolean wayBack = Integer.parseInt(level) >= 5;
        try (Workshop workshop = open(kind)) {
            workshop.run();
            acknowledge(workshop);
            if (wayBack) {
                workshop.update(SHIPPED);
                workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
                workshop.run();
            }
            DatabaseSettings place = kind == TestDatabase.H2 ? DatabaseSettings.embedded(data) : kind.fresh();
            OlderDatabase older = new OlderDatabase(workshop.settings(), place, level);
            Map<String, List<String>> before = older.rows(JUDGED_ANEW);

            try (StagingDatabase today = StagingDatabase.open(place, Clock.systemUTC())) {
                assertThat(older.rows(JUDGED_ANEW)).isEqualTo(before);
                assertThat(today.quarantine().causes(Optional.empty(), 1))
                        .as("causes")
                        .isNotEmpty()
                        .allSatisfy(group -> assertThat(group.samples()).isNotEmpty());
            }

            workshop.moveTo(place);
            goesOn(workshop, wayBack);
        }
    }

    private static void goesOn(Workshop workshop, boolean wayBack) {
        Map<String, BigDecimal> staged = workshop.totalsStaged();
        long waiting = workshop.count("select count(*) from cartage_outcome where kind = 'quarantined'");
        long revisions = workshop.count("select sum(revision) from s_orders");
        List<Long> added = workshop.shop().orders().add(5);

        RunAccount run = workshop.run();

        assertThat(run.state()).as(run::toString).isEqualTo(RunAccount.State.COMPLETED);
        assertThat(run.counts().seen() - run.counts().unchanged())
                .as("only what came since is new")
                .isEqualTo(added.size());
        assertThat(run.counts().seen())
                .as("it went on at the cursor")
                .isLessThan(workshop.shop().orders().size() / 2L);
        assertThat(workshop.totalsStaged()).containsAllEntriesOf(staged);
        Map<String, BigDecimal> lacking = new TreeMap<>(workshop.totalsInShop());
        lacking.keySet().removeAll(workshop.totalsStaged().keySet());
        assertThat(lacking).as("those in quarantine").hasSize((int) waiting);
        assertThat(workshop.count("select sum(revision) from s_orders where cart_order_id not in (" + ids(added) + ")"))
                .as("no order is offered again")
                .isEqualTo(revisions);
        assertThat(workshop.database().quarantine().causes(Optional.empty(), 1))
                .as("what waited was judged again")
                .extracting(group -> group.cause().text())
                .isNotEmpty()
                .doesNotContain("judged by an older Cartage");
        if (wayBack) {
            long shipped = shipments(workshop);
            RunAccount push = workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            assertThat(push.state()).as(push::toString).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(push.pushed().done()).isZero();
            assertThat(shipments(workshop)).isEqualTo(shipped).isPositive();
        }
    }

    private static Workshop open(TestDatabase kind) {
        return Workshop.open(
                kind,
                "{seed: 3, orders: 60, unmappable: 4, statuses: {11: 1}, api: {quota: unlimited}}",
                "{statuses: [2, 3, 11], page: 50}\nshipments: {}");
    }

    /** An ERP has taken some orders and refused one. */
    private static void acknowledge(Workshop workshop) {
        workshop.update(
                "update s_orders set import_status = 'imported', erp_order_no = 'SO-' || id where mod(id, 3) = 0");
        workshop.update("update s_orders set import_status = 'error', import_message = 'no such terms' where id = 1");
    }

    private static String ids(List<Long> ids) {
        return String.join(", ", ids.stream().map(id -> "'" + id + "'").toList());
    }

    private static long shipments(Workshop workshop) {
        return workshop.shop().orders().all().stream()
                .mapToLong(
                        order -> workshop.shop().orders().shipments(order.id()).size())
                .sum();
    }
}
