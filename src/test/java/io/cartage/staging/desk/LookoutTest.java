package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.staging.Cause;
import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.RunEnd;
import io.cartage.staging.StagingItem;
import io.cartage.staging.TestBed;
import io.cartage.staging.desk.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What is found by looking: each cause once, and none that isn't there. */
@OnEveryDatabase
class LookoutTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Parameter
    TestBed bed;

    private final HandClock clock = new HandClock(Desk.NOW);
    private Desk desk;
    private Lookout lookout;

    @BeforeEach
    void open() {
        desk = bed.desk();
        desk.sql("delete from cartage_notice");
        desk.sql("delete from cartage_edit");
        lookout = new Lookout(bed.database().dataSource(), clock);
    }

    @Test
    void findsAThousandOrdersInQuarantineAsOneCause() {
        List<StagingItem> page = new ArrayList<>();
        for (int id = 1; id <= 1000; id++) {
            page.add(bed.order(id)
                    .quarantined("s_orders.bill_name: row " + id + " of 'items': 'Jane " + id
                            + "' is not in lookup 'people'. Add a row (m.yaml:2:3)"));
        }
        desk.stage(page);

        List<Notice.Cause> found = lookout.look(List.of(watched()));

        Cause cause = new Cause("s_orders.bill_name: '…' is not in lookup '…'");
        assertThat(found)
                .containsExactly(new Notice.Cause(
                        desk.store(),
                        Kind.ERROR,
                        "quarantine/" + cause.code(),
                        "orders in quarantine: " + cause.text(),
                        "'cartage quarantine --store " + desk.store()
                                + "' shows them. Mend the mapping, the lookup or the cart and they go by themselves",
                        1000));
        assertThat(found).asString().doesNotContain("Jane");
    }

    @Test
    void leavesAloneWhatIsOfNoStoreAtWork() {
        desk.stage(bed.order(1).quarantined("no SKU"));

        assertThat(lookout.look(List.of())).isEmpty();
    }

    @Test
    void findsOrdersThatWaitForTheErpForTooLong() {
        desk.stage(bed.order(1).staged(), bed.order(2).staged());
        clock.turn(DAY);
        assertThat(lookout.look(List.of(watched()))).isEmpty();

        clock.turn(Duration.ofMinutes(1));
        assertThat(lookout.look(List.of(watched()))).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(Kind.ALERT);
            assertThat(cause.count()).isEqualTo(2);
            assertThat(cause.message())
                    .isEqualTo("orders wait for the ERP, the oldest since 2026-03-02 12:00 (UTC), longer than 1 d");
        });

        desk.acknowledge("1", "imported");
        desk.acknowledge("2", "error");
        assertThat(lookout.look(List.of(watched())))
                .extracting(Notice.Cause::kind, Notice.Cause::key, Notice.Cause::count)
                .hasToString("[(ERROR, \"refused-by-erp\", 1L)]");
    }

    @Test
    void findsRunsThatFailOneAfterAnother() {
        fail(2);
        assertThat(lookout.look(List.of(watched()))).as("two may be chance").isEmpty();

        clock.turn(Duration.ofMinutes(61));
        assertThat(lookout.look(List.of(watched())))
                .as("but not for an hour")
                .extracting(Notice.Cause::key, Notice.Cause::count)
                .hasToString("[(\"runs/orders\", 2L)]");

        desk = desk.next();
        desk.finish(completed());
        assertThat(lookout.look(List.of(watched()))).isEmpty();

        fail(3);
        assertThat(lookout.look(List.of(watched()))).singleElement().satisfies(cause -> {
            assertThat(cause.message()).isEqualTo("runs of the flow orders fail one after another: nobody answers");
            assertThat(cause.count()).isEqualTo(3);
        });
    }

    @Test
    void findsARefusedStoreAndNothingMoreOfIt() {
        fail(3);
        List<Notice.Cause> found = lookout.look(List.of(refused(true)));
        assertThat(found)
                .extracting(Notice.Cause::key, Notice.Cause::message)
                .hasToString(
                        "[(\"refused\", \"the shop refuses the store, and its schedules pause: nobody answers\")]");
        Notices notices = new Notices(bed.database().dataSource(), clock);
        notices.settle(found);

        assertThat(lookout.look(List.of(refused(false))))
                .as("a process that was started anew doesn't know of it yet")
                .isEqualTo(found);

        desk = desk.next();
        desk.finish(completed());
        assertThat(lookout.look(List.of(refused(false)))).isEmpty();
        notices.settle(List.of());
    }

    @Test
    void findsAStoreThatIsSilentForLongerThanUsual() {
        orderEvery(Duration.ofHours(2), 30);
        clock.turn(Duration.ofHours(6));
        assertThat(silences(watched())).as("three times the gap").isEmpty();

        clock.turn(Duration.ofMinutes(1));
        assertThat(silences(watched()))
                .containsExactly(
                        "no new order since 2026-03-02 12:00 (UTC); after 6 h that is unusual, for one comes every"
                                + " 2 h or so");
        assertThat(silences(stopped())).as("a person stopped the schedule").isEmpty();

        stage(1000, clock.instant());
        assertThat(silences(watched())).isEmpty();
    }

    @Test
    void isUsedToNightsAndWeekends() {
        int id = 0;
        for (int day = 10; day >= 0; day--) {
            for (int hour = 0; hour < 10; hour++) {
                stage(++id, Desk.NOW.minus(DAY.multipliedBy(day)).minus(Duration.ofHours(hour)));
            }
        }

        clock.turn(Duration.ofHours(14));
        assertThat(silences(watched()))
                .as("fifteen hours without an order each night")
                .isEmpty();

        clock.turn(Duration.ofHours(2));
        assertThat(silences(watched())).hasSize(1);
    }

    @Test
    void leavesANewOrSlowStoreAlone() {
        orderEvery(Duration.ofMinutes(1), 10);
        clock.turn(Duration.ofMinutes(59));
        assertThat(silences(watched())).as("not within an hour").isEmpty();
        clock.turn(DAY);
        assertThat(silences(watched())).as("nine gaps tell little").isEmpty();

        Watched strict = new Watched(desk.store(), Set.of("orders"), false, DAY, Optional.of(DAY));
        assertThat(silences(strict)).as("unless the file says what is too long").hasSize(1);
    }

    @Test
    void findsWhatIsHeldUpOnTheWayBackByCause() {
        for (int i = 0; i < 4; i++) {
            stock("S" + i, i < 3 ? "waiting" : "error", i < 3 ? "unknown-sku" : "refused");
            shipment(i, i < 2 ? "error" : "pushed", i < 2 ? "unknown-line" : null);
        }
        write(1, "parked", "refused");
        write(2, "parked", "refused");
        write(3, "waiting", null);
        write(4, "waiting", "unreachable");
        write(5, "done", null);

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "ERROR writes/statuses/parked/refused 2",
                        "WARNING rows/inventory/waiting/unknown-sku 3",
                        "ERROR rows/inventory/error/refused 1",
                        "ERROR rows/shipments/error/unknown-line 2");

        clock.turn(Duration.ofMinutes(61));
        assertThat(found()).hasSize(5).contains("ALERT writes/statuses/waiting/unreachable 1");
    }

    @Test
    void findsABrokenEditByItsFiles() {
        Edits edits = bed.database().edits();
        String wrong =
                "mappings/acme/bigcommerce/orders.yaml:%d:1: 'custmer_no' is not known here. Did you mean 'customer_no'?";
        edits.add(new Edit(
                clock.instant(),
                "jane",
                List.of("mappings/acme/bigcommerce/orders.yaml"),
                List.of(),
                List.of(wrong.formatted(3), wrong.formatted(5), "stores/a.yaml:1:1: 'cart' is missing. Write it.")));

        assertThat(lookout.look(List.of()))
                .extracting(Notice.Cause::storeId, Notice.Cause::kind, Notice.Cause::key, Notice.Cause::count)
                .hasToString(
                        "[(\"\", ALERT, \"edit/mappings/acme/bigcommerce/orders.yaml\", 2L), (\"\", ALERT, \"edit/stores/a.yaml\", 1L)]");
        clock.turn(Duration.ofSeconds(1));
        assertThat(new Lookout(bed.database().dataSource(), clock).look(List.of()))
                .as("a process that began after it began with files that were right")
                .isEmpty();

        edits.add(new Edit(clock.instant(), "jane", List.of(), List.of("acme"), List.of()));
        assertThat(lookout.look(List.of())).isEmpty();
    }

    private List<String> silences(Watched store) {
        return lookout.look(List.of(store)).stream()
                .filter(cause -> cause.key().equals("silent"))
                .map(Notice.Cause::message)
                .toList();
    }

    private List<String> found() {
        return lookout.look(List.of(watched())).stream()
                .map(cause -> cause.kind() + " " + cause.key() + " " + cause.count())
                .toList();
    }

    private Watched watched() {
        return refused(false);
    }

    private Watched refused(boolean refused) {
        return new Watched(desk.store(), Set.of("orders", "inventory"), refused, DAY, Optional.empty());
    }

    private Watched stopped() {
        return new Watched(desk.store(), Set.of("inventory"), false, DAY, Optional.empty());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            desk = desk.next();
            desk.finish(RunEnd.failed("nobody answers", 0, 1));
        }
    }

    private static RunEnd completed() {
        return RunEnd.completed(0, 1);
    }

    /** Orders up to now, the last of them at this moment, that the ERP has taken. */
    private void orderEvery(Duration gap, int orders) {
        for (int i = 0; i < orders; i++) {
            stage(i + 1, Desk.NOW.minus(gap.multipliedBy(i)));
        }
    }

    private void stage(int id, Instant orderedAt) {
        desk.stage(bed.order(id).with("ordered_at", orderedAt).staged());
        desk.sql(
                "update s_orders set import_status = 'imported', staged_at = ? where store_id = ? and cart_order_id = ?",
                Jdbc.utc(orderedAt),
                desk.store(),
                String.valueOf(id));
    }

    private void stock(String sku, String status, String cause) {
        desk.sql(
                """
                insert into product_qty_in_stock (store_id, sku, qty_available, updated_at, push_status, push_cause)
                values (?, ?, 1, current_timestamp, ?, ?)
                """,
                desk.store(),
                sku,
                status,
                cause);
    }

    private void shipment(int number, String status, String cause) {
        desk.sql(
                """
                insert into external_order_shipments (
                    store_id, shipment_no, order_no, sku, quantity, push_status, push_cause)
                values (?, ?, 'A-1', 'MUG', 1, ?, ?)
                """,
                desk.store(),
                "S" + number,
                status,
                cause);
    }

    private void write(int number, String state, String cause) {
        desk.sql(
                """
                insert into cartage_outbox (
                    store_id, flow, subject_key, subject, write_key, state, cause, created_at, next_at)
                values (?, 'statuses', ?, 'order', ?, ?, ?, ?, ?)
                """,
                desk.store(),
                "order-" + number,
                desk.store() + number,
                state,
                cause,
                Jdbc.utc(Desk.NOW),
                Jdbc.utc(Desk.NOW));
    }
}
