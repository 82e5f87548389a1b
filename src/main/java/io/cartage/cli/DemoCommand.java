package io.cartage.cli;

import io.cartage.config.Home;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.problem.Problems;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage demo}: the main job on simulated shops and a fresh embedded database. Needs no account. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows the main job on simulated shops: downloads their orders into a fresh database.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class DemoCommand implements Callable<Integer> {
    private static final Path DATA = Path.of("data", "demo");

    @Option(names = "--once", description = "End after the first round, instead of going on until Ctrl-C.")
    private boolean once;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.at(Path.of(""));
        empty(DATA);
        Problems problems = new Problems();
        try (StagingDatabase database = StagingDatabase.open(DatabaseSettings.embedded(DATA), Clock.systemUTC())) {
            List<PreparedStore> stores = Preparation.read(home, System.getenv(), database.tables(), problems).stream()
                    .filter(store -> store.sandbox().isPresent())
                    .toList();
            ProblemList.print(problems.all(), spec.commandLine().getErr());
            if (problems.hasErrors()) {
                return ExitCode.USAGE;
            }
            return demonstrate(home, database, stores, out);
        }
    }

    private int demonstrate(Home home, StagingDatabase database, List<PreparedStore> stores, PrintWriter out)
            throws InterruptedException {
        out.println("Cartage downloads the orders of " + ProblemList.count(stores.size(), "simulated shop")
                + " into the staging tables of an H2 database in " + DATA + ".");
        out.println();
        out.flush();
        try (Flows flows = Flows.start(home, System.getenv(), database, stores, new RunLines(out), Clock.systemUTC())) {
            int exitCode = Rounds.once(flows);
            out.println();
            StatusTable.print(database.report(), 10, out);
            if (once) {
                return exitCode;
            }
            hints(stores, out);
            return Rounds.untilStopped(flows, out);
        }
    }

    private static void hints(List<PreparedStore> stores, PrintWriter out) {
        String store = stores.get(0).id();
        out.println();
        out.println("Try next, in a second terminal:");
        out.println("  ./cartage status --data " + DATA + "              the same table, whenever you like");
        out.println("  ./cartage try " + store + " 100 --data " + DATA + "     an order's rows, cell by cell, with the"
                + " mapping's lines");
        out.println("  ./cartage check                              after you edited a file in mappings/ or stores/");
        out.println();
        out.println("The shops are read again every few minutes. Ctrl-C ends.");
        out.flush();
    }

    /** A demo starts from nothing, so that its figures mean something. */
    private static void empty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
