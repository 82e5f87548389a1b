package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.flow.FlowLine.State;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Switches;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the flows go, at a glance. */
class OverviewTest {
    private Workshop workshop;

    @AfterEach
    void close() {
        workshop.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tellsHowAFlowGoes(TestDatabase kind) {
        workshop = Workshop.open(CartUnderTest.BIGCOMMERCE, kind, "{orders: 30}", 50);
        Overview overview = new Overview(workshop.flows(), workshop.database(), Clock.systemUTC());
        assertThat(line(overview).state()).isEqualTo(State.NEW);
        assertThat(overview.board().isScheduled()).isFalse();

        RunAccount account = workshop.run();

        FlowLine after = line(overview);
        assertThat(after.lately()).isEqualTo(account.counts().staged());
        assertThat(after.waiting()).isEqualTo(account.counts().staged());
        assertThat(after.waitingSince()).isPresent();
        assertThat(after.held()).isEqualTo(account.counts().quarantined());
        assertThat(after.state()).isEqualTo(after.held() > 0 ? State.REVIEW : State.HEALTHY);
        assertThat(after.quota()).isPresent();
        assertThat(overview.board().totals().staged())
                .isEqualTo(account.counts().staged());
        assertThat(overview.board().totals().lately())
                .isEqualTo(account.counts().staged());
        assertThat(overview.board().hours()).hasSize(Overview.HOURS);
        RunAccount again = workshop.run();
        assertThat(again.counts().unchanged())
                .isPositive()
                .isEqualTo(again.counts().seen());
        assertThat(line(overview).lately())
                .as("what was seen again is not counted")
                .isEqualTo(after.lately());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tellsWhatStoppedAndWhatFailed(TestDatabase kind) {
        workshop = Workshop.open(CartUnderTest.BIGCOMMERCE, kind, "{orders: 3}", 50);
        Overview overview = new Overview(workshop.flows(), workshop.database(), Clock.systemUTC());
        workshop.shop().faults().add(Fault.of(Kind.REVOKE));
        workshop.run();
        assertThat(line(overview))
                .returns(State.FAILED, FlowLine::state)
                .returns(1L, FlowLine::failures)
                .satisfies(line -> assertThat(line.remark()).isNotEmpty());

        overview.set(Workshop.STORE, Flow.ORDERS, false, "ada");
        assertThat(line(overview).state()).isEqualTo(State.STOPPED);

        overview.set(Workshop.STORE, Flow.ORDERS, true, "ada");
        overview.runNow(Workshop.STORE, Flow.ORDERS, "ada");
        assertThat(line(overview).state()).isEqualTo(State.FAILED);
        assertThat(workshop.database().switches().take())
                .containsExactly(new Switches.Asked(Workshop.STORE, Flow.ORDERS));
        assertThat(overview.knows(Workshop.STORE, Flow.ORDERS)).isTrue();
        assertThat(overview.knows(Workshop.STORE, "no-such")).isFalse();
    }

    private static FlowLine line(Overview overview) {
        return overview.board().lines().get(0);
    }
}
