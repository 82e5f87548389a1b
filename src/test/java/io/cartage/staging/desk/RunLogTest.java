package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.OutcomeKind;
import io.cartage.staging.RunEnd;
import io.cartage.staging.TestBed;
import io.cartage.staging.desk.RunLog.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The runs that are kept. */
@OnEveryDatabase
class RunLogTest {
    @Parameter
    TestBed bed;

    private Desk desk;
    private RunLog runs;

    @BeforeEach
    void openDesk() {
        desk = bed.desk();
        runs = new RunLog(bed.database());
    }

    @Test
    void tellsWhatARunCameToAndWhichRecordsItJudgedLast() {
        desk.stage(
                bed.order(1).staged(),
                bed.order(2).quarantined("s_orders.bill_name is empty"),
                bed.order(3).filtered("status Pending"));

        LoggedRun run = runs.page(of(false), Long.MAX_VALUE, 10).get(0);

        assertThat(run.counts().seen()).isEqualTo(3);
        assertThat(run.lane()).isEqualTo("regular");
        assertThat(runs.byId(run.id())).contains(run);
        assertThat(runs.byId(-1)).isEmpty();
        assertThat(runs.judged(run.id(), 10))
                .extracting(LoggedRun.Judged::recordId, LoggedRun.Judged::kind)
                .containsExactly(
                        tuple("2", OutcomeKind.QUARANTINED),
                        tuple("1", OutcomeKind.STAGED),
                        tuple("3", OutcomeKind.FILTERED));
        assertThat(runs.judged(run.id(), 1)).hasSize(1);
    }

    @Test
    void turnsItsPagesAndLeavesOutRunsThatDidNothing() {
        for (int i = 0; i < 7; i++) {
            run(i);
            run(i); // the same again
        }

        List<LoggedRun> all = runs.page(of(false), Long.MAX_VALUE, 100);
        assertThat(all).hasSize(15).isSortedAccordingTo((one, other) -> Long.compare(other.id(), one.id()));
        assertThat(runs.page(of(false), all.get(4).id(), 5)).isEqualTo(all.subList(5, 10));
        assertThat(runs.page(of(true), Long.MAX_VALUE, 100).size()).isEqualTo(8);
        Question failed = new Question(
                Optional.of(desk.store()),
                Optional.of("orders"),
                Optional.of("failed"),
                false,
                Optional.empty(),
                Optional.empty());
        assertThat(runs.page(failed, Long.MAX_VALUE, 100)).isEmpty();
    }

    private void run(int order) {
        desk = desk.next();
        desk.stage(bed.order(order).staged());
        bed.database().staging().finishRun(desk.run(), RunEnd.completed(1, 2));
    }

    private Question of(boolean done) {
        return new Question(
                Optional.of(desk.store()),
                Optional.empty(),
                Optional.empty(),
                done,
                Optional.empty(),
                Optional.empty());
    }
}
