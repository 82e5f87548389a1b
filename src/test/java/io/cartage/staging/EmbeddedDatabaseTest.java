package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {
    @TempDir
    Path data;

    @Test
    void isCreatedWhereItIsWanted() {
        Path folder = data.resolve("with blanks").resolve("demo");

        StagingDatabase.open(DatabaseSettings.embedded(folder), Desk.CLOCK).close();

        assertThat(folder.resolve("cartage.mv.db")).exists();
    }

    @Test
    void listensOnThisMachineAlone() throws IOException {
        try (StagingDatabase database = StagingDatabase.open(DatabaseSettings.embedded(data), Desk.CLOCK)) {
            List<String> lock = Files.readAllLines(data.resolve("cartage.lock.db"), StandardCharsets.ISO_8859_1);

            assertThat(database.report().flows()).isEmpty();
            assertThat(lock).anyMatch(line -> line.matches("server=(localhost|127\\.0\\.0\\.1)\\\\:\\d+"));
            assertThat(System.getProperty("h2.bindAddress")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void servesASecondProcessMeanwhile() throws Exception {
        try (StagingDatabase database = StagingDatabase.open(DatabaseSettings.embedded(data), Desk.CLOCK)) {
            new Desk(database, "acme")
                    .stage(TestOrder.of(database.tables(), "1").staged());

            Process second = JavaProcess.start(StatusReader.class, data.toString());

            assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("acme orders 1 staged, last run running");
            assertThat(second.waitFor()).isZero();
            new Desk(database, "acme")
                    .stage(TestOrder.of(database.tables(), "2").staged());
        }
    }

    /** H2 judges a check by the session that made the table, unless that was read from the file. */
    @Test
    void takesRowsAfterThoseWhoMadeTheTablesAreGone() throws SQLException {
        try (StagingDatabase database = StagingDatabase.open(DatabaseSettings.embedded(data), Desk.CLOCK)) {
            HikariDataSource pool = database.dataSource().unwrap(HikariDataSource.class);
            JdbcClient jdbc = JdbcClient.create(pool);
            List<String> makers = sessions(jdbc);
            pool.getHikariPoolMXBean().softEvictConnections();
            while (sessions(jdbc).stream().anyMatch(makers::contains)) {
                Thread.onSpinWait(); // the pool closes them beside us
            }

            PageResult page = new Desk(database, "acme")
                    .stage(TestOrder.of(database.tables(), "1").staged());

            assertThat(page.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        }
    }

    /** With their time, as H2 gives the number of one that is gone to the next. */
    private static List<String> sessions(JdbcClient jdbc) {
        return jdbc.sql("select session_id || ' since ' || session_start from information_schema.sessions")
                .query(String.class)
                .list();
    }

    @Test
    void staysOpenForThoseWhoFinishTheirWorkWhenTheProcessEnds() throws Exception {
        Process ending = JavaProcess.start(LateWriter.class, data.toString());

        String said = new String(ending.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(said).isEqualTo("staged 1 after the end was announced");
        try (StagingDatabase database = StagingDatabase.open(DatabaseSettings.embedded(data), Desk.CLOCK)) {
            assertThat(database.report().totals()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        }
    }

    /** What {@code cartage status} does. */
    static final class StatusReader {
        private StatusReader() {}

        public static void main(String[] arguments) {
            try (StagingDatabase database =
                    StagingDatabase.open(DatabaseSettings.embedded(Path.of(arguments[0])), Desk.CLOCK)) {
                database.report()
                        .flows()
                        .forEach(flow -> System.out.println(flow.storeId() + " " + flow.flow() + " "
                                + flow.records().staged() + " staged, last run "
                                + flow.lastRun().orElseThrow().status()));
            }
        }
    }

    /** Stages an order in a shutdown hook, long after H2's own would have closed the database. */
    static final class LateWriter {
        private LateWriter() {}

        public static void main(String[] arguments) {
            StagingDatabase database =
                    StagingDatabase.open(DatabaseSettings.embedded(Path.of(arguments[0])), Desk.CLOCK);
            Desk desk = new Desk(database, "acme");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                PageResult result =
                        desk.stage(TestOrder.of(database.tables(), "1").staged());
                System.out.println("staged " + result.counts().staged() + " after the end was announced");
                database.close();
            }));
        }
    }
}
