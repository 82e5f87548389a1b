package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Schedule;
import io.cartage.staging.desk.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Schedules at work, by the machine's own clock. */
class SchedulesTest {
    private static final long LONGEST_SECONDS = 60;

    private final Workshop workshop = Workshop.open(
            TestDatabase.usual(), "{seed: 5, orders: 12, api: {quota: unlimited}}", "{statuses: [11], every: 1s}");
    private final BlockingQueue<Long> ticks = new LinkedBlockingQueue<>();
    private final Switches switches = workshop.database().switches();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void runAgainAndAgainAndNeverTwoAtOnce() throws InterruptedException {
        workshop.flows().schedule();

        await(() -> runs() >= 3);

        assertThat(workshop.count("select count(*) from cartage_run where status = 'interrupted'"))
                .as("a run that another took over from")
                .isZero();
        await(() -> next().isPresent());
        assertThat(next().orElseThrow()).isBefore(Instant.now().plus(Duration.ofSeconds(3)));
    }

    @Test
    void standStillWhileSomebodyHasStoppedThem() throws InterruptedException {
        switches.set(Workshop.STORE, Flow.ORDERS, false, "jane");
        workshop.flows().schedule();
        await(() -> next().isPresent());
        Instant planned = next().orElseThrow();
        await(() -> next().orElseThrow().isAfter(planned.plusSeconds(2)));
        assertThat(runs()).isZero();

        switches.ask(Workshop.STORE, Flow.ORDERS, "jane");
        await(() -> runs() == 1);

        switches.set(Workshop.STORE, "*", true, "jane");
        await(() -> runs() >= 2);
    }

    @Test
    void changeWithTheirStoreAndEndWithIt() throws IOException, InterruptedException {
        workshop.flows().schedule();
        await(() -> runs() >= 1);
        String text = Files.readString(workshop.home().resolve("stores/test.yaml"));

        Files.writeString(workshop.home().resolve("stores/test.yaml"), text.replace("every: 1s", "cron: 0 5 * * *"));
        await(() -> next().filter(at -> at.getEpochSecond() % 3600 == 0).isPresent());

        Files.delete(workshop.home().resolve("stores/test.yaml"));
        await(() -> next().isEmpty());
        assertThat(workshop.flows().stores()).isEmpty();
    }

    private long runs() {
        return workshop.count("select count(*) from cartage_run where status <> 'running'");
    }

    private Optional<Instant> next() {
        return Schedule.of(switches.all(), Workshop.STORE, Flow.ORDERS).nextAt();
    }

    /** Waits until something that other threads do has come about. */
    private void await(BooleanSupplier what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came about").isLessThan(deadline);
            ticks.poll(20, TimeUnit.MILLISECONDS);
        }
    }
}
