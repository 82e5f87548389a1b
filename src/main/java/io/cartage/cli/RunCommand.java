package io.cartage.cli;

import io.cartage.config.Home;
import io.cartage.console.Console;
import io.cartage.flow.Flows;
import io.cartage.flow.NoticeDesk;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage run}: carries out the flows of all stores at their intervals until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Downloads the orders of all stores, and pushes stock levels, shipments and statuses where a store's"
                        + " file asks for them, until Ctrl-C.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class RunCommand implements Callable<Integer> {
    @Mixin
    private final Workplace workplace = new Workplace();

    @Option(
            names = "--once",
            description = "Run each flow of each store once, then end; the exit code is 1 if a run failed.")
    private boolean once;

    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            description = "With --once: only this flow, such as orders, inventory, shipments or statuses.")
    private @Nullable String flow;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Home home = workplace.home().snapshot();
        Problems problems = new Problems();
        try (StagingDatabase database = workplace.open()) {
            List<PreparedStore> stores = Preparation.read(home, workplace.environment(), database.tables(), problems);
            if (stores.isEmpty() && !problems.hasErrors()) {
                Position at = Position.of("stores");
                String remedy = "Connect one in the console, or run 'cartage init' and write stores/<name>.yaml";
                problems.add(
                        once
                                ? Problem.error(at, "there is no store", remedy)
                                : Problem.warning(at, "there is no store yet", remedy));
            }
            ProblemList.print(problems.all(), spec.commandLine().getErr());
            if (problems.hasErrors()) {
                return ExitCode.USAGE;
            }
            checkFlow(stores);
            RunWatcher watcher = once || Terminal.isWatched() ? new RunLines(out) : RunWatcher.NONE;
            try (Flows flows = Flows.start(home, System.getenv(), database, stores, watcher, Clock.systemUTC())) {
                if (!once) {
                    Runnable close = Consoles.open(flows, database, Console.Door.LOCKED, out);
                    return Rounds.untilStopped(flows, close, out);
                }
                int exitCode = Rounds.once(flows, some -> flow == null || some.equals(flow));
                new NoticeDesk(flows, database, Clock.systemUTC()).look();
                return exitCode;
            }
        }
    }

    private void checkFlow(List<PreparedStore> stores) {
        if (flow == null) {
            return;
        }
        if (!once) {
            throw new WrongOptionException("--flow goes with --once only");
        }
        Set<String> flows = new TreeSet<>();
        stores.forEach(store -> flows.addAll(store.flows()));
        if (!flows.contains(flow)) {
            throw new WrongOptionException("no store runs the flow '" + flow + "'. They run " + String.join(", ", flows)
                    + "; a section in a store's file switches another on");
        }
    }
}
