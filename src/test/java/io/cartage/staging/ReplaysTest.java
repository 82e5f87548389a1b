package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Archived records that are judged again. */
@OnEveryDatabase
class ReplaysTest {
    @Parameter
    TestBed bed;

    private Desk desk;
    private Desk replay;
    private Replays replays;

    @BeforeEach
    void openDesk() {
        desk = bed.desk();
        replay = desk.beside(Lane.REPLAY);
        replays = bed.database().replays();
    }

    @Test
    void writesANewRevisionWithTodaysRowsAndNoNewPayload() {
        desk.stage(bed.order(1).staged());

        List<Outcome> outcomes = again("1", bed.order(1).with("order_total", new BigDecimal("21.0000")));

        assertThat(outcomes).containsExactly(new Outcome.Staged("1", 2, Outcome.As.UPDATED));
        assertThat(desk.orders("revision", "order_total", "mapping_version")).containsExactly("2 21.0000 m2");
        assertThat(desk.payloads()).isEqualTo(1);
        assertThat(replay.runs("lane", "seen", "staged")).contains("replay 1 1");
    }

    @Test
    void leavesAloneWhatTheMappingMakesAsBefore() {
        desk.stage(bed.order(1).staged());

        List<Outcome> outcomes = again("1", bed.order(1));

        assertThat(outcomes).containsExactly(new Outcome.Staged("1", 1, Outcome.As.UNCHANGED));
        assertThat(desk.orders("revision", "mapping_version")).containsExactly("1 m1");
    }

    @Test
    void tellsAnErpThatHasTheOrderByAMereChange() {
        desk.stage(bed.order(1).staged());
        desk.acknowledge("1", "imported");

        List<Outcome> outcomes = replay.stage(item("1", bed.order(1).with("customer_no", "C-7"), ChangeKind.REFUNDED))
                .outcomes();

        assertThat(outcomes).containsExactly(new Outcome.Staged("1", 2, Outcome.As.CHANGE_ROW));
        assertThat(desk.orders("revision", "customer_no", "import_status")).containsExactly("1 null imported");
        assertThat(desk.changes("kind", "reason", "changed_columns"))
                .as("that it was refunded, the ERP was told before")
                .containsExactly("changed mapped again customer_no");
    }

    @Test
    void stagesWhatWasInQuarantineWithTheChangeThatIsNews() {
        desk.stage(bed.order(1).staged());
        desk.acknowledge("1", "imported");
        desk.stage(bed.order(1).changedAfter(5).withNoise("refund").quarantined("no SKU"));

        replay.stage(item("1", bed.order(1).with("customer_no", "C-7"), ChangeKind.REFUNDED));

        assertThat(desk.changes("kind", "reason", "payload_sequence")).containsExactly("refunded null 2");
        assertThat(desk.outcomes("kind", "cause")).containsExactly("staged null");
    }

    @Test
    void neverPutsAnArchivedCopyInTheNewerOnesPlace() {
        desk.stage(bed.order(1).staged());
        StagingItem archived = item("1", bed.order(1).with("customer_no", "C-7"), ChangeKind.CHANGED);
        desk.stage(bed.order(1)
                .withNoise("changed in the same second")
                .withLines(3)
                .staged());

        List<Outcome> outcomes = replay.stage(archived).outcomes();

        assertThat(outcomes).containsExactly(new Outcome.Staged("1", 2, Outcome.As.OLDER));
        assertThat(desk.orders("revision", "customer_no")).containsExactly("2 null");
        assertThat(desk.payloads()).isEqualTo(2);
    }

    @Test
    void findsOnceWhatWaitsSinceAnotherMapping() {
        desk.stage(
                bed.order(1).quarantined("no SKU"),
                bed.order(2).quarantined("no price"),
                bed.order(3).staged(),
                bed.order(4).filtered("status Pending"));
        assertThat(replays.outdated(desk.store(), "orders", "m1", 9)).isEmpty();
        assertThat(replays.outdated(desk.store(), "orders", "m2", 9)).containsExactly("1", "2");
        assertThat(replays.outdated(desk.store(), "orders", "m2", 1)).containsExactly("1");

        replay.stage(new StagingItem(archived("1"), new Verdict.Quarantine(List.of("no SKU"), "m2")));

        assertThat(replays.outdated(desk.store(), "orders", "m2", 9))
                .as("the same reason under the new mapping")
                .containsExactly("2");
        assertThat(desk.outcomes("mapping_version").get(0)).isEqualTo("m2");
    }

    @Test
    void givesPagesOfEachChoice() {
        desk.stage(Stream.of(
                        bed.page(4).stream(),
                        Stream.of(bed.order(5).quarantined("a"), bed.order(6).quarantined("b")))
                .flatMap(items -> items)
                .toList());

        List<String> all = new ArrayList<>();
        Choice received = new Choice.Received(Desk.NOW, Desk.NOW.plusSeconds(1));
        String after = "";
        for (List<String> page = page(received, after); !page.isEmpty(); page = page(received, after)) {
            all.addAll(page);
            after = page.get(page.size() - 1);
        }

        assertThat(all).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(page(new Choice.Received(Instant.EPOCH, Desk.NOW), "")).isEmpty();
        assertThat(page(new Choice.Waiting(), "")).containsExactly("5", "6");
        assertThat(page(new Choice.Because(new Cause("b")), "")).containsExactly("6");
        assertThat(page(new Choice.Named(List.of("9", "3", "1")), "")).containsExactly("1", "3");
    }

    private List<String> page(Choice choice, String after) {
        return replays.page(desk.store(), "orders", choice, after, 4).stream()
                .map(archived -> archived.payload().recordId())
                .toList();
    }

    private List<Outcome> again(String id, TestOrder mapped) {
        return replay.stage(item(id, mapped, ChangeKind.CHANGED)).outcomes();
    }

    private StagingItem item(String id, TestOrder mapped, ChangeKind change) {
        return new StagingItem(archived(id), new Verdict.Stage(mapped.rows(), "m2", Optional.empty(), change));
    }

    private PayloadCopy archived(String id) {
        return replays.page(desk.store(), "orders", new Choice.Named(List.of(id)), "", 1)
                .get(0)
                .payload();
    }
}
