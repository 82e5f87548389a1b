package io.cartage.cli;

import io.cartage.config.Home;
import io.cartage.config.Settings;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Problems;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where files and database are; mixed into the commands that need them. */
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class Workplace {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where routes/, mappings/ and stores/ are looked for before the copies in the jar."
                    + " Default: the working directory.")
    private Path home = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the embedded database is kept. Default: the setting 'data', else data/.")
    private @Nullable Path data;

    Home home() {
        return Home.at(home);
    }

    Map<String, String> environment() {
        return System.getenv();
    }

    /** @throws io.cartage.problem.ProblemsException if {@code cartage.yaml} is wrong */
    Settings settings() {
        return Settings.readOrThrow(home(), environment());
    }

    /** The database of the settings, or the embedded one in a directory that was asked for. */
    DatabaseSettings database() {
        if (data != null) {
            return DatabaseSettings.embedded(data);
        }
        Settings settings = settings();
        return settings.embedded()
                ? DatabaseSettings.embedded(settings.dataDirectory())
                : new DatabaseSettings(
                        settings.databaseUrl(),
                        settings.databaseUser(),
                        settings.databasePassword().reveal());
    }

    StagingDatabase open() {
        return StagingDatabase.open(database(), Clock.systemUTC());
    }

    /** A store whose files are all right; empty if they are not, which is told on {@code err}. */
    Optional<PreparedStore> store(String storeId, StagingDatabase database, PrintWriter err) {
        Problems problems = new Problems();
        Optional<PreparedStore> store =
                Preparation.readOne(home(), environment(), database.tables(), storeId, problems);
        ProblemList.print(problems.all(), err);
        return problems.hasErrors() ? Optional.empty() : store;
    }

    /** The stores whose files are all right; what is wrong with the others is told on {@code err}. */
    List<PreparedStore> stores(StagingDatabase database, PrintWriter err) {
        Problems problems = new Problems();
        List<PreparedStore> stores = Preparation.read(home(), environment(), database.tables(), problems);
        ProblemList.print(problems.all(), err);
        return stores;
    }

    /** The running application for these stores, without their schedules. */
    Flows start(StagingDatabase database, List<PreparedStore> stores, RunWatcher watcher) {
        return Flows.start(home(), environment(), database, stores, watcher, Clock.systemUTC());
    }

    /** As {@link #open} for a command that writes nothing: an embedded database that isn't there yet is not created. */
    StagingDatabase openToLook() {
        DatabaseSettings settings = database();
        return StagingDatabase.open(settings.exists() ? settings : DatabaseSettings.scratch(), Clock.systemUTC());
    }
}
