package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class BackfillsTest {
    private static final Instant FROM = Instant.parse("2026-01-01T06:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-01T18:00:00Z");
    private static final Instant TO = Instant.parse("2026-01-03T06:00:00Z");
    private static final Counts SOME = new Counts(10, 6, 3, 1, 2);

    @Parameter
    TestBed bed;

    private Backfills backfills;
    private String store;

    @BeforeEach
    void openStore() {
        backfills = bed.database().backfills();
        store = bed.newStore();
    }

    @Test
    void beginsAtTheWindowsBeginning() {
        BackfillState begun = backfills.open(store, "orders", FROM, TO);

        assertThat(begun)
                .isEqualTo(new BackfillState(
                        store, "orders", FROM, TO, FROM, Counts.NONE, 0, begun.startedAt(), begun.updatedAt()));
        assertThat(begun.isDone()).isFalse();
    }

    @Test
    void goesOnWhereItStopped() {
        BackfillState begun = backfills.open(store, "orders", FROM, TO);
        backfills.advance(begun, NOON, SOME, 4);

        BackfillState found = backfills.open(store, "orders", FROM, TO);

        assertThat(found.doneTo()).isEqualTo(NOON);
        assertThat(found.counts()).isEqualTo(SOME);
        assertThat(found.calls()).isEqualTo(4);
        assertThat(backfills.unfinished()).contains(found);
    }

    @Test
    void addsItsWindowsUp() {
        BackfillState begun = backfills.open(store, "orders", FROM, TO);

        BackfillState halfway = backfills.advance(begun, NOON, SOME, 4);
        BackfillState done = backfills.advance(halfway, TO, SOME, 5);

        assertThat(done.counts()).isEqualTo(SOME.plus(SOME));
        assertThat(done.calls()).isEqualTo(9);
        assertThat(done.isDone()).isTrue();
        assertThat(backfills.unfinished()).noneMatch(state -> state.storeId().equals(store));
    }

    @Test
    void countsAWindowOnceWhoeverReadItTwice() {
        BackfillState begun = backfills.open(store, "orders", FROM, TO);
        backfills.advance(begun, NOON, SOME, 4);

        BackfillState again = backfills.advance(begun, NOON, SOME, 4);

        assertThat(again.counts()).isEqualTo(SOME);
    }

    @Test
    void beginsAnewWhenAsked() {
        BackfillState done = backfills.advance(backfills.open(store, "orders", FROM, TO), TO, SOME, 4);

        BackfillState again = backfills.restart(done);

        assertThat(again.doneTo()).isEqualTo(FROM);
        assertThat(again.counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void keepsWindowsApart() {
        backfills.advance(backfills.open(store, "orders", FROM, TO), TO, SOME, 4);

        assertThat(backfills.open(store, "orders", FROM, NOON).doneTo()).isEqualTo(FROM);
    }
}
