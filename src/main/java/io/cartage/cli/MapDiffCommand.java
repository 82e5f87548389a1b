package io.cartage.cli;

import io.cartage.flow.DiffReport;
import io.cartage.flow.Flow;
import io.cartage.flow.MappingChoice;
import io.cartage.flow.MappingDiff;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.MappingPlan;
import io.cartage.problem.Problems;
import io.cartage.staging.Replays;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage map diff}: which cells of archived orders another mapping would change. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Maps archived orders by two mappings and shows only what differs; writes nothing, and calls no shop."
                        + " Shows the buyers' data where it differs.",
        footer = {
            "",
            "Exit code 0: no control total breaks; 1: no order is archived; 2: a file or an option is wrong;",
            "3: a control total breaks that held before."
        })
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class MapDiffCommand implements Callable<Integer> {
    private static final int BROKEN_TOTAL = 3;
    private static final int MOST = 1_000_000;

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description = "A mapping's file, relative to the home directory, or a version of 'cartage map versions'.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "The other mapping.")
    private String after = "";

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many orders of each store, the latest first. Default: ${DEFAULT-VALUE}.")
    private int last = 500;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Orders of this store. Default: all stores that one of the two mappings serves.")
    private @Nullable String storeId;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How many orders to show of each change. Default: ${DEFAULT-VALUE}.")
    private int samples = 3;

    @Option(names = "--json", description = "One JSON object, for machines.")
    private boolean json;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (last < 1 || last > MOST || samples < 0) {
            throw new WrongOptionException("--last is " + last + " and --samples " + samples + ". Write 1 to " + MOST
                    + " orders, and 0 or more samples");
        }
        Problems problems = new Problems();
        try (StagingDatabase database = workplace.openToLook()) {
            MappingChoice choice = new MappingChoice(workplace.home(), workplace.environment(), database);
            Optional<MappingPlan> was = choice.plan(before, problems);
            Optional<MappingPlan> is = choice.plan(after, problems);
            Optional<PreparedStore> named = storeId == null ? Optional.empty() : choice.store(storeId, problems);
            ProblemList.print(problems.all(), spec.commandLine().getErr());
            if (problems.hasErrors() || was.isEmpty() || is.isEmpty()) {
                return ExitCode.USAGE;
            }
            List<PreparedStore> stores = named.map(List::of).orElseGet(() -> choice.storesOf(was.get(), is.get()));
            if (stores.isEmpty()) {
                throw new WrongOptionException("no store is served by "
                        + was.get().path() + " or " + is.get().path() + ". Name one by --store");
            }
            tellPurged(database.replays(), stores);
            return show(
                    was.get(),
                    is.get(),
                    new MappingDiff(database.replays()).compare(stores, was.get(), is.get(), last, samples));
        }
    }

    /** What is missing there is told beside the answer, since it may be why so few orders are compared. */
    private void tellPurged(Replays archive, List<PreparedStore> stores) {
        for (PreparedStore store : stores) {
            long purged = archive.purged(store.id());
            if (purged > 0 && archive.latest(store.id(), Flow.ORDERS, last).size() < last) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("cartage: of " + store.id() + " " + ProblemList.count(purged, "payload")
                        + " can't be mapped: purged");
                err.flush();
            }
        }
    }

    private int show(MappingPlan was, MappingPlan is, DiffReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (report.orders() + report.leftOut() == 0) {
            spec.commandLine()
                    .getErr()
                    .println("cartage: no order is archived yet. 'cartage run --once' downloads some");
            spec.commandLine().getErr().flush();
            return ExitCode.SOFTWARE;
        }
        if (json) {
            out.println(DiffJson.of(was, is, report));
        } else {
            new DiffPrinter(out).print(was, is, report);
        }
        out.flush();
        return report.brokenTotals() > 0 ? BROKEN_TOTAL : ExitCode.OK;
    }
}
