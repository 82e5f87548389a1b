package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that the log goes to is full: what can't be told is done all the same. */
@Tag("slow")
class FullLogTest {
    private static final File FULL = new File("/dev/full");

    @TempDir
    private Path home;

    @Test
    void stopsNoRun() throws Exception {
        assumeTrue(FULL.exists(), "a device that is always full is Linux's");
        Files.createDirectories(home.resolve("stores"));
        Files.writeString(
                home.resolve("stores/small.yaml"),
                "store: small\ncart: bigcommerce\nsandbox: {seed: 5, orders: 12, statuses: {11: 1}}\norders: {statuses: [11]}\n");

        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.log.io.cartage=debug",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cartage.class.getName(),
                        "run",
                        "--once",
                        "--home",
                        home.toString(),
                        "--data",
                        home.resolve("data").toString())
                .redirectOutput(FULL)
                .redirectError(FULL)
                .start()
                .waitFor();

        assertThat(exitCode).isZero();
        try (StagingDatabase database =
                StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), Clock.systemUTC())) {
            assertThat(database.report().totals().staged()).isEqualTo(12);
        }
    }
}
