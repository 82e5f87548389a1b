package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cli.Shell.Said;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Edit;
import io.cartage.staging.desk.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code schedule} and its subcommands as people type them, beside a running process or without one. */
class ScheduleCommandTest {
    @TempDir
    private Path home;

    @BeforeEach
    void writeStores() throws IOException {
        Files.createDirectories(home.resolve("stores"));
        write("small", "orders: {statuses: [11]}\ninventory: {cron: 0 6-20 * * 1-5}\n");
        write("still", "auto_sync: stopped\norders: {statuses: [11], every: 15m}\n");
    }

    @Test
    void showsWhatRunsAndWhoSaidSo() {
        assertThat(run("schedule", "stop", "small", "--flow", "inventory").out())
                .isEqualTo("the flow inventory of small is stopped; what runs now ends by itself.\n");

        Said said = run("schedule");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines().toList()).hasSize(6).satisfies(lines -> {
            assertThat(lines.get(1)).matches(" +small +orders +running +every 5m +- +the store's file");
            assertThat(lines.get(2)).matches(" +small +inventory +stopped +at 0 6-20 \\* \\* 1-5 +- +\\S+ at .*");
            assertThat(lines.get(3)).matches(" +still +orders +stopped +every 15m +- +the store's file");
            assertThat(lines.get(5)).startsWith("No 'cartage run' is at work");
        });
    }

    @Test
    void startsWhatAFileHasStoppedAndPausesAll() {
        assertThat(run("schedule", "start", "still").exitCode()).isZero();
        assertThat(run("schedule").out()).containsPattern("still +orders +running");

        assertThat(run("schedule", "stop", "--all").exitCode()).isZero();
        assertThat(run("schedule").out()).doesNotContain("running");

        assertThat(run("schedule", "start", "--all").exitCode()).isZero();
        assertThat(run("schedule").out()).containsPattern("still +orders +running");
    }

    @Test
    void asksARunningProcessForARun() {
        assertThat(run("schedule", "now", "small").exitCode()).isEqualTo(1);
        try (StagingDatabase database = database()) {
            Switches switches = database.switches();
            switches.beat("a-process", Instant.now());

            Said said = run("schedule", "now", "small", "--flow", "orders");

            assertThat(said.exitCode()).as(said.err()).isZero();
            assertThat(said.out()).startsWith("Asked for a run of the flow orders of small.");
            assertThat(switches.take()).containsExactly(new Switches.Asked("small", "orders"));
        }
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThat(List.of(
                        run("schedule", "stop"),
                        run("schedule", "stop", "small", "--all"),
                        run("schedule", "stop", "--all", "--flow", "orders"),
                        run("schedule", "stop", "smal"),
                        run("schedule", "now", "small", "--flow", "shipments")))
                .allSatisfy(said -> assertThat(said.exitCode()).isEqualTo(2))
                .extracting(Said::err)
                .allSatisfy(err -> assertThat(err).startsWith("cartage: "));
    }

    @Test
    void tellsOfABrokenEditInTheStatus() {
        try (StagingDatabase database = database()) {
            database.edits()
                    .add(new Edit(
                            Instant.parse("2026-11-27T12:00:00Z"),
                            "jane",
                            List.of("stores/small.yaml"),
                            List.of(),
                            List.of("stores/small.yaml:3:1: 'ordres' is no setting.")));
        }

        assertThat(run("status").out())
                .contains("The edit of 2026-11-27 12:00:00 (UTC) by jane is not taken as a whole")
                .contains("    stores/small.yaml:3:1: 'ordres' is no setting.");
    }

    private StagingDatabase database() {
        return StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), Clock.systemUTC());
    }

    private void write(String store, String rest) throws IOException {
        Files.writeString(
                home.resolve("stores/" + store + ".yaml"),
                "store: " + store + "\ncart: bigcommerce\nsandbox: {seed: 5, orders: 12}\n" + rest);
    }

    private Said run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(all.toArray(new String[0]));
    }
}
