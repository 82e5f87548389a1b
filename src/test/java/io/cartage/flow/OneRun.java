package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.problem.Problems;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A program for a process that a test kills: one run of one flow of a store. Its exit code is 1 if the run failed. */
final class OneRun {
    private OneRun() {}

    /**
     * Ends the process with the run.
     *
     * @param words home, store, flow, then the database's URL and user
     */
    public static void main(String[] words) {
        RunAccount account = run(Path.of(words[0]), words[1], words[2], new DatabaseSettings(words[3], words[4], ""));
        System.out.println(account);
        System.exit(account.state() == RunAccount.State.COMPLETED ? 0 : 1);
    }

    /** Starts the application, carries out one run, and stops it again. */
    static RunAccount run(Path folder, String store, String flow, DatabaseSettings settings) {
        Home home = Home.at(folder);
        Problems problems = new Problems();
        try (StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC())) {
            List<PreparedStore> stores = Preparation.read(home, Map.of(), database.tables(), problems);
            problems.throwIfErrors();
            try (Flows flows = Flows.start(home, Map.of(), database, stores, RunWatcher.NONE, Clock.systemUTC())) {
                return flows.runNow(store, flow);
            }
        }
    }
}
