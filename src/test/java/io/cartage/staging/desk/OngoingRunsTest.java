package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.BackfillState;
import io.cartage.staging.Choice;
import io.cartage.staging.Counts;
import io.cartage.staging.Desk;
import io.cartage.staging.Lane;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.RunEnd;
import io.cartage.staging.RunRef;
import io.cartage.staging.TestBed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** How much of a run is done. */
@OnEveryDatabase
class OngoingRunsTest {
    private static final Instant NOON = Desk.NOW;

    @Parameter
    TestBed bed;

    private String store;
    private OngoingRuns runs;

    @BeforeEach
    void openStore() {
        store = bed.newStore();
        runs = new OngoingRuns(bed.database());
    }

    @Test
    void tellOfADownloadHowFarItReadOfTheTimeThatItFoundBeforeIt() {
        Desk first = new Desk(bed.database(), store);
        first.stage(List.of(bed.order(1).staged()), Optional.of(NOON.minus(Duration.ofHours(4))));
        assertThat(only().share())
                .as("nobody knows when the first order was made")
                .isEmpty();
        first.finish(RunEnd.completed(1, 1));
        assertThat(mine()).isEmpty();

        Desk second = new Desk(bed.database(), store);
        assertThat(only().share()).as("nothing is read yet").isEmpty();
        second.stage(List.of(bed.order(2).staged()), Optional.of(NOON.minus(Duration.ofHours(3))));

        assertThat(only().share()).hasValue(0.25);
        assertThat(only().seen()).isEqualTo(1);
        second.stage(List.of(bed.order(3).staged()), Optional.of(NOON.plus(Duration.ofHours(1))));
        assertThat(only().share()).as("the shop's clock goes before ours").hasValue(1);
    }

    @Test
    void tellOfABackfillHowMuchOfItsSpanIsRead() {
        BackfillState begun = bed.database().backfills().open(store, "orders", NOON.minus(Duration.ofDays(10)), NOON);
        bed.database().backfills().advance(begun, NOON.minus(Duration.ofDays(4)), Counts.NONE, 3);
        bed.database().staging().startRun(store, "orders", Lane.BACKFILL);

        assertThat(only().lane()).isEqualTo(Lane.BACKFILL);
        assertThat(only().share()).hasValue(0.6);
    }

    @Test
    void tellOfAReplayHowManyOfTheOrdersAreDone() {
        Desk desk = new Desk(bed.database(), store);
        desk.stage(
                bed.order(1).quarantined("a reason"),
                bed.order(2).quarantined("a reason"),
                bed.order(3).quarantined("another"),
                bed.order(4).staged());
        desk.finish(RunEnd.completed(4, 1));
        Desk replay = desk.beside(Lane.REPLAY);
        assertThat(only().share()).isEmpty();

        RunRef run = replay.run();
        bed.database().replays().expect(run, new Choice.Waiting());
        replay.stage(bed.order(1).staged());
        assertThat(only().share()).hasValue(1 / 3.0);

        bed.database().replays().expect(run, new Choice.Named(List.of("1", "no such")));
        assertThat(only().share()).hasValue(0.5);
        bed.database().replays().expect(run, new Choice.Received(NOON.minusSeconds(9), NOON.plusSeconds(9)));
        assertThat(only().share()).hasValue(0.25);
    }

    private OngoingRun only() {
        assertThat(mine()).hasSize(1);
        return mine().get(0);
    }

    private List<OngoingRun> mine() {
        return runs.all().stream().filter(run -> run.storeId().equals(store)).toList();
    }
}
