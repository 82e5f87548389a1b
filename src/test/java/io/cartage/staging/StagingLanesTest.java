package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** A backfill and an import stage orders of a store while its regular run does. */
@OnEveryDatabase
@Timeout(120)
class StagingLanesTest {
    private static final Instant POSITION = Instant.parse("2026-03-01T08:00:00Z");

    @Parameter
    TestBed bed;

    private final ExecutorService others = Executors.newFixedThreadPool(2);
    private Desk regular;
    private Desk backfill;

    @BeforeEach
    void openStore() {
        regular = bed.desk();
        backfill = regular.beside(Lane.BACKFILL);
    }

    @AfterEach
    void stopOthers() {
        others.shutdownNow();
    }

    @Test
    void stagesBesideTheRegularRun() {
        regular.stage(List.of(bed.order("1").staged()), POSITION);
        PageResult result =
                backfill.stage(bed.order("1").staged(), bed.order("2").staged());
        regular.stage(bed.order("3").staged());

        assertThat(result.outcomes())
                .containsExactly(
                        new Outcome.Staged("1", 1, Outcome.As.UNCHANGED), new Outcome.Staged("2", 1, Outcome.As.NEW));
        assertThat(regular.orders("cart_order_id")).containsExactly("1", "2", "3");
        assertThat(regular.runs("lane", "status", "seen", "unchanged"))
                .containsExactly("regular running 2 0", "backfill running 2 1");
    }

    @Test
    void fencesOffOnlyRunsOfItsOwnLane() {
        Desk second = backfill.beside(Lane.BACKFILL);

        second.stage(bed.order("1").staged());
        regular.stage(bed.order("2").staged());

        assertThatThrownBy(() -> backfill.stage(bed.order("3").staged()))
                .isInstanceOf(TakenOverException.class)
                .hasMessageContaining("another backfill of this store was started");
        assertThat(regular.runs("lane", "status"))
                .containsExactly("regular running", "backfill interrupted", "backfill running");
    }

    @Test
    void leavesTheCursorToTheRegularRun() {
        regular.stage(List.of(bed.order("1").staged()), POSITION);

        backfill.stage(bed.order("2").staged());
        backfill.finish(RunEnd.completed(1, 1));

        assertThat(regular.cursor().orElseThrow().position()).isEqualTo(POSITION);
    }

    @Test
    void isNotMistakenForTheRegularRun() {
        regular.stage(bed.order("1").staged());
        regular.finish(RunEnd.completed(1, 4));
        backfill.stage(bed.order("2").staged());
        backfill.finish(RunEnd.failed("the shop is closed", 1, 9));

        List<StagingReport.FlowStatus> flows = bed.database().report().flows().stream()
                .filter(flow -> flow.storeId().equals(regular.store()))
                .toList();

        assertThat(flows).hasSize(1);
        assertThat(flows.get(0).lastRun().orElseThrow().status()).isEqualTo("completed");
        assertThat(flows.get(0).records()).isEqualTo(new Counts(2, 2, 0, 0, 0));
        assertThat(bed.database().report().runs(regular.store(), "orders", 10))
                .extracting(StagingReport.Run::calls)
                .containsExactly(4L);
    }

    @Test
    void showsAStoreThatHasNoRegularRunYet() {
        String store = bed.newStore();
        Staging staging = bed.database().staging();
        RunRef run = staging.startRun(store, "orders", Lane.IMPORT);
        staging.stagePage(run, bed.page(3), Optional.empty());

        assertThat(bed.database().report().flows())
                .filteredOn(flow -> flow.storeId().equals(store))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.lastRun()).isEmpty();
                    assertThat(flow.records().staged()).isEqualTo(3);
                });
    }

    @Test
    void neverPutsAnOlderCopyInANewerOnesPlace() {
        regular.stage(total("1", 2).staged());

        PageResult result = backfill.stage(total("1", 1).staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 1, Outcome.As.OLDER));
        assertThat(result.counts()).isEqualTo(new Counts(1, 1, 0, 0, 1));
        assertThat(regular.orders("order_total", "revision")).containsExactly("2.0000 1");
        assertThat(regular.newestPayload("1")).isEqualTo(total("1", 2).payload().content());
        assertThat(regular.payloads()).isEqualTo(1);
    }

    @Test
    void keepsWhatBecameOfTheNewerCopy() {
        regular.stage(total("1", 2).filtered("status Pending"), total("2", 2).quarantined("no SKU", "no price"));

        PageResult result = backfill.stage(total("1", 1).staged(), total("2", 1).staged());

        assertThat(result.outcomes())
                .containsExactly(
                        new Outcome.Filtered("1", "status Pending", true),
                        new Outcome.Quarantined("2", List.of("no SKU", "no price"), true));
        assertThat(regular.orders("cart_order_id")).isEmpty();
    }

    @Test
    void takesAnotherCopyOfTheSameSecond() {
        regular.stage(bed.order("1").staged());

        PageResult result = backfill.stage(
                bed.order("1").with("order_total", new BigDecimal("30.0000")).staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 2, Outcome.As.UPDATED));
    }

    @Test
    void takesAnyCopyWhereTheBooksDontKnowHowOldTheirsIs() {
        regular.stage(total("1", 2).staged());
        regular.sql("update cartage_outcome set changed_at = null where store_id = ?", regular.store());

        PageResult result = backfill.stage(total("1", 1).staged());

        assertThat(result.outcomes()).containsExactly(new Outcome.Staged("1", 2, Outcome.As.UPDATED));
    }

    @Test
    void endsWithTheNewestCopyOfEachOrderWhateverLaneBringsIt() throws Exception {
        Desk named = regular.beside(Lane.IMPORT);
        List<Integer> ids = IntStream.rangeClosed(1, 40).boxed().toList();
        Future<?> second = others.submit(() -> stageInDisorder(backfill, ids, new Random(2)));
        Future<?> third = others.submit(() -> stageInDisorder(named, ids, new Random(3)));

        stageInDisorder(regular, ids, new Random(1));
        second.get();
        third.get();

        assertThat(regular.orders("order_total")).hasSize(40).containsOnly("9.0000");
        assertThat(regular.orders("cart_order_id")).doesNotHaveDuplicates();
        assertThat(regular.rows("select count(*) from s_order_details where store_id = ?", regular.store()))
                .containsExactly("80");
        assertThat(regular.runs("seen", "staged")).containsExactly("360 360", "360 360", "360 360");
        assertThat(regular.rows(
                        """
                        select count(*)
                        from cartage_payload p
                        join cartage_payload n on n.record_id = p.record_id and n.store_id = p.store_id
                            and n.sequence_no = p.sequence_no + 1
                        where p.store_id = ?
                          and n.changed_at < p.changed_at
                        """,
                        regular.store()))
                .as("older copies archived over newer ones")
                .containsExactly("0");
    }

    /** Nine copies of each order, the pages and the orders on them shuffled. */
    private void stageInDisorder(Desk desk, List<Integer> ids, Random chance) {
        List<StagingItem> items = new ArrayList<>();
        for (int copy = 1; copy <= 9; copy++) {
            for (int id : ids) {
                items.add(total(Integer.toString(id), copy).staged());
            }
        }
        Collections.shuffle(items, chance);
        for (int first = 0; first < items.size(); first += 20) {
            desk.stage(items.subList(first, first + 20));
        }
    }

    /** The order as the cart showed it in that second, when its total was the second's number. */
    private TestOrder total(String id, int copy) {
        return bed.order(id)
                .with("order_total", new BigDecimal(copy).setScale(4))
                .changedAfter(copy);
    }
}
