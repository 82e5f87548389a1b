package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed (kill -9) while it stages, again and again. */
@Tag("slow")
@Timeout(300)
class StagingKillTest {
    private static final int KILLS = 6;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void losesNothingThatWasCommittedAndDoublesNothing(TestDatabase kind) throws Exception {
        DatabaseSettings settings = kind == TestDatabase.H2 ? DatabaseSettings.embedded(data) : kind.fresh();
        Random chance = new Random(7);
        for (int kill = 1; kill <= KILLS; kill++) {
            int committed = runAndKill(settings, 1 + chance.nextInt(25), chance.nextInt(3_000_000));

            try (StagingDatabase database = StagingDatabase.open(settings, Desk.CLOCK)) {
                int read = database.staging()
                        .cursor("acme", "orders")
                        .map(StagingVictim::read)
                        .orElse(0);
                assertThat(read).as("what was committed before kill %s", kill).isGreaterThanOrEqualTo(committed);
                checkBooks(database, read);
            }
        }
    }

    /** Kills some nanoseconds after the process said that it committed so many pages; returns its last word. */
    private static int runAndKill(DatabaseSettings settings, int pages, int nanos)
            throws IOException, InterruptedException {
        Process victim = JavaProcess.start(StagingVictim.class, settings.url(), settings.user());
        try (BufferedReader words = victim.inputReader(StandardCharsets.UTF_8)) {
            int committed = 0;
            for (int page = 0; page < pages; page++) {
                committed = committed(words.readLine());
            }
            for (long moment = System.nanoTime() + nanos; System.nanoTime() < moment; ) {
                Thread.onSpinWait();
            }
            victim.toHandle().destroyForcibly(); // by Process itself would close its output
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                committed = committed(word);
            }
            victim.waitFor();
            return committed;
        }
    }

    private static int committed(String word) {
        assertThat(word).startsWith("committed ");
        return Integer.parseInt(word.substring("committed ".length()));
    }

    private static void checkBooks(StagingDatabase database, int read) {
        Counts records = database.report().totals();
        assertThat(records.seen()).as("every order read has one outcome").isEqualTo(read);
        Desk books = new Desk(database, "acme");
        assertThat(books.rows("select count(*) from s_orders")).containsExactly(Long.toString(records.staged()));
        assertThat(books.rows("select count(*) from s_order_details"))
                .containsExactly(Long.toString(2 * records.staged()));
        assertThat(books.rows("select count(*) from cartage_payload")).containsExactly(Integer.toString(read));
        assertThat(books.rows("select distinct revision from s_orders")).containsExactly("1");
        assertThat(books.runs("status")).endsWith("interrupted", "running").doesNotContain("completed");
    }
}
