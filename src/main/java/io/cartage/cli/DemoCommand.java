package io.cartage.cli;

import io.cartage.config.Home;
import io.cartage.console.Console;
import io.cartage.flow.Flows;
import io.cartage.flow.NoticeDesk;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.WayBack;
import io.cartage.problem.Problems;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.PushReport;
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

/** {@code cartage demo}: the whole circle on simulated shops, a simulated ERP and a fresh embedded database. Needs no account. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Shows the whole circle on simulated shops and a fresh database: their orders go to a simulated ERP,"
                        + " its stock levels and shipments back to them.")
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
        Home home = Home.at(Path.of("")).snapshot();
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
        out.println("Cartage brings the orders of " + ProblemList.count(stores.size(), "simulated shop")
                + " into the staging tables of an H2 database in " + DATA + ",");
        out.println("a simulated ERP works on them, and its stock levels and shipments go back to the shops.");
        out.println();
        out.flush();
        RunLines lines = new RunLines(out);
        Clock clock = Clock.systemUTC();
        try (Flows flows = Flows.start(home, System.getenv(), database, stores, lines, clock);
                DemoErp erp = DemoErp.open(database, stores, lines, clock)) {
            int exitCode = Circle.run(flows, erp, lines);
            new NoticeDesk(flows, database, clock).look();
            out.println();
            StatusTable.print(database, 10, out);
            WayBackTable.summary(new WayBack(database, 1).heldUp(WayBack.Question.ALL), out);
            if (once) {
                return exitCode;
            }
            Runnable close = Consoles.open(flows, database, Console.Door.DEMO, out);
            hints(database.pushReport(), out);
            erp.goOn();
            return Rounds.untilStopped(flows, inTurn(close, erp::close), out);
        }
    }

    private static Runnable inTurn(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    private static void hints(PushReport report, PrintWriter out) {
        String data = " --data " + DATA;
        out.println();
        out.println("Try next, in a second terminal:");
        hint("status" + data, "the tables above, whenever you like", out);
        hint("outbox" + data, "what is held up on the way back, why, and what to do", out);
        report.someStock()
                .ifPresent(some -> hint(
                        "explain stock " + some.storeId() + " " + some.sku() + data,
                        "how the number in the shop comes about",
                        out));
        hint("notices" + data, "what somebody should see to, one line of it for each cause", out);
        hint("try acme-us 100" + data, "an order's rows, cell by cell, with the mapping's lines", out);
        hint("check", "after you edited a file in mappings/ or stores/", out);
        out.println();
        out.println("The ERP works on, and shops and tables are compared every minute or so. Ctrl-C ends.");
        out.flush();
    }

    private static void hint(String command, String what, PrintWriter out) {
        out.printf("  ./cartage %-52s %s%n", command, what);
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
