package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** This machine's clock is set back an hour and forward a day between runs, while the shop's goes as it should. */
class MovedClockTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final long LONGEST_SECONDS = 60;

    private final HandClock clock = new HandClock(NOW);
    private final HandClock shopClock = new HandClock(NOW);

    @Test
    void losesAndDoublesNoOrder() {
        try (Workshop workshop = open("")) {
            for (Duration jump :
                    List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(1), Duration.ofDays(-2))) {
                clock.turn(jump);
                shopClock.turn(Duration.ofMinutes(7));
                workshop.shop().orders().add(3);
                workshop.shop().orders().edit(workshop.firstWanted());
                assertThat(workshop.run().state()).isEqualTo(RunAccount.State.COMPLETED);
                workshop.assertEverythingIsStagedOnce();
            }
        }
    }

    @Test
    void shipsEverythingOnceAndRepeatsWhatFailed() {
        try (Workshop workshop = open("\nshipments: {}")) {
            workshop.run();
            workshop.update(Workshop.EVERYTHING_SHIPPED);
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.LOST_ANSWER)
                            .method("POST")
                            .path("*/shipments")
                            .calls(3));
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);

            clock.turn(Duration.ofHours(-1));
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            assertThat(workshop.count("select count(*) from cartage_outbox where state <> 'done'"))
                    .as("what failed waits for its time")
                    .isPositive();
            workshop.shop().faults().clear();
            for (int i = 0; i < 8; i++) {
                clock.turn(Duration.ofDays(1));
                ship(workshop);
            }

            assertThat(workshop.count("select count(*) from cartage_outbox where state in ('waiting', 'sending')"))
                    .isZero();
            assertThat(workshop.shipped()).isEqualTo(workshop.confirmed()).isNotEmpty();
        }
    }

    @Test
    void keepsSchedulesGoing() throws InterruptedException {
        try (Workshop workshop = open(", every: 1s")) {
            workshop.flows().schedule();
            await(() -> runs(workshop) >= 1);
            for (Duration jump : List.of(Duration.ofHours(-1), Duration.ofDays(1))) {
                clock.turn(jump);
                long before = runs(workshop);
                await(() -> runs(workshop) >= before + 3);
                await(workshop.database().switches()::isAnybodyThere);
            }
            assertThat(workshop.count("select count(*) from cartage_run where status in ('failed', 'interrupted')"))
                    .isZero();
        }
    }

    private Workshop open(String rest) {
        String flows = rest.startsWith(",") ? rest + "}" : "}" + rest;
        return Workshop.open(
                "{seed: 5, orders: 20, statuses: {11: 1}, api: {quota: unlimited}}",
                "{statuses: [2, 3, 11]" + flows,
                clock,
                shopClock);
    }

    private static void ship(Workshop workshop) {
        RunAccount run = workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
        assertThat(run.state()).as(run::toString).isEqualTo(RunAccount.State.COMPLETED);
    }

    private static long runs(Workshop workshop) {
        return workshop.count("select count(*) from cartage_run where status <> 'running'");
    }

    /** Waits until something that other threads do has come about. */
    private static void await(BooleanSupplier what) throws InterruptedException {
        BlockingQueue<Long> ticks = new LinkedBlockingQueue<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came about").isLessThan(deadline);
            ticks.poll(20, TimeUnit.MILLISECONDS);
        }
    }
}
