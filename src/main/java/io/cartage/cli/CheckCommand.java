package io.cartage.cli;

import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage check}: tells everything that is wrong with the files, and starts nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks all routes, mappings (with their tests) and stores; exit code 2 if one is wrong.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Problems problems = new Problems();
        List<PreparedStore> stores;
        try (StagingDatabase database = workplace.openToLook()) {
            stores = Preparation.readAll(workplace.home(), workplace.environment(), database.tables(), problems);
        }
        ProblemList.print(problems.all(), out);
        if (problems.hasErrors()) {
            return ExitCode.USAGE;
        }
        for (PreparedStore store : stores) {
            out.printf(
                    "%-16s %s, mapped by %s, version %s%n",
                    store.id(),
                    store.cart().name(),
                    store.orders().path(),
                    store.orders().version());
        }
        out.println("Everything is right: " + ProblemList.count(stores.size(), "store") + " can run.");
        out.flush();
        return ExitCode.OK;
    }
}
