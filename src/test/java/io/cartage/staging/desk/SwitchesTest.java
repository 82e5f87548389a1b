package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Schedules that people start and stop while a process runs them. */
@OnEveryDatabase
class SwitchesTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Parameter
    TestBed bed;

    private Switches switches;
    private String store;

    @BeforeEach
    void openStore() {
        switches = at(NOON);
        store = bed.newStore();
        switches.set("*", "*", true, "the test before");
    }

    @Test
    void goByTheFileUntilSomebodySaysOtherwise() {
        assertThat(switches.runs(store, "orders", true)).isTrue();
        assertThat(switches.runs(store, "orders", false)).isFalse();

        switches.set(store, "orders", false, "jane");
        assertThat(switches.runs(store, "orders", true)).isFalse();
        assertThat(switches.runs(store, "inventory", true)).isTrue();
        assertThat(switches.runs(bed.newStore(), "orders", true)).isTrue();
        assertThat(Schedule.saidOf(switches.all(), store, "orders"))
                .hasValueSatisfying(said -> assertThat(said.changedBy()).contains("jane"))
                .hasValueSatisfying(said -> assertThat(said.changedAt()).contains(NOON));
        assertThat(Schedule.saidOf(switches.all(), store, "inventory")).isEmpty();
    }

    @Test
    void forgetWhatWasSaidOfSingleFlowsWhenTheWholeStoreIsSwitched() {
        switches.set(store, "orders", false, "jane");
        switches.set(store, "*", true, "joe");

        assertThat(switches.runs(store, "orders", false)).isTrue();

        switches.set(store, "inventory", false, "jane");
        assertThat(switches.runs(store, "inventory", true)).isFalse();
        assertThat(switches.runs(store, "orders", false)).isTrue();
    }

    @Test
    void pauseEverythingAndGoOnAsBefore() {
        switches.set(store, "orders", false, "jane");
        switches.set("*", "*", false, "joe");
        assertThat(switches.runs(store, "inventory", true)).isFalse();
        assertThat(Schedule.saidOf(switches.all(), store, "inventory").flatMap(Schedule::changedBy))
                .contains("joe");

        switches.set("*", "*", true, "joe");
        assertThat(switches.runs(store, "inventory", true)).isTrue();
        assertThat(switches.runs(store, "orders", true)).isFalse();
    }

    @Test
    void handEachRunThatIsAskedForToOneProcess() {
        switches.ask(store, "orders", "jane");
        switches.ask(store, "orders", "joe");
        switches.ask(store, "inventory", "joe");

        List<Switches.Asked> taken = switches.take();

        assertThat(taken)
                .filteredOn(run -> run.storeId().equals(store))
                .containsExactly(new Switches.Asked(store, "inventory"), new Switches.Asked(store, "orders"));
        assertThat(at(NOON.plusSeconds(1)).take()).isEmpty();
    }

    @Test
    void knowWhenTheNextRunIsUntilTheScheduleEnds() {
        switches.plan(store, "orders", NOON.plusSeconds(300));
        assertThat(Schedule.of(switches.all(), store, "orders").nextAt()).contains(NOON.plusSeconds(300));
        assertThat(switches.runs(store, "orders", true)).as("a plan is no word").isTrue();

        switches.unplan(store, "orders");
        assertThat(Schedule.of(switches.all(), store, "orders").nextAt()).isEqualTo(Optional.empty());
    }

    @Test
    void missAProcessThatIsSilentForTooLong() {
        switches.beat(store, NOON);
        assertThat(switches.isAnybodyThere()).isTrue();
        assertThat(at(NOON.plus(Switches.SILENCE)).isAnybodyThere()).isTrue();
        assertThat(at(NOON.plus(Switches.SILENCE).plusSeconds(1)).isAnybodyThere())
                .isFalse();

        at(NOON.plusSeconds(20)).beat(store, NOON);
        assertThat(at(NOON.plusSeconds(21)).isAnybodyThere()).isTrue();

        switches.leave(store);
        assertThat(at(NOON.plusSeconds(21)).isAnybodyThere()).isFalse();
    }

    private Switches at(Instant now) {
        return new Switches(bed.database().dataSource(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
