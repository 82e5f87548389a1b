package io.cartage.cli;

import io.cartage.cart.look.ConnectionReport;
import io.cartage.cart.look.LookFacts;
import io.cartage.cart.look.LookFiles;
import io.cartage.cart.look.LookSubject;
import io.cartage.cart.look.ShopLook;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Problems;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage test-connection}: looks at everything of a shop that go-live would find wrong, and changes nothing. */
@Command(
        name = "test-connection",
        mixinStandardHelpOptions = true,
        description =
                "Tests a store's connection, and looks at what in the shop could go wrong later; changes nothing.",
        footer = {
            "",
            "Exit code 0: passed, perhaps with warnings; 1: failed, and the last line says why; 2: a file is wrong."
        })
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class TestConnectionCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Option(names = "--json", description = "Prints one JSON document for machines.")
    private boolean json;

    @Option(
            names = "--pages",
            paramLabel = "N",
            description = "How many pages of the catalog are read for the SKU audit. Default: ${DEFAULT-VALUE}.")
    private int pages = 20;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        Clock clock = Clock.systemUTC();
        StagingLook staging = StagingLook.at(workplace, storeId);
        Optional<PreparedStore> store =
                Preparation.readOne(workplace.home(), workplace.environment(), staging.tables(), storeId, problems);
        Optional<LookFacts> facts = store.flatMap(
                ready -> LookFiles.load(workplace.home(), ready.cart().id(), problems));
        ProblemList.print(problems.all(), spec.commandLine().getErr());
        if (problems.hasErrors() || store.isEmpty() || facts.isEmpty()) {
            return ExitCode.USAGE;
        }
        LookSubject subject = new LookSubject(
                store.get().store(),
                store.get().cart(),
                Set.copyOf(store.get().flows()),
                staging.warehouses(),
                staging.reason());
        ShopLook look = new ShopLook(facts.get(), subject, Math.max(1, pages), PATIENCE, clock);
        return print(test(store.get(), look, clock), store.get());
    }

    /** The routes run beside a database of their own, so that nothing is written to the staging tables. */
    private ConnectionReport test(PreparedStore store, ShopLook look, Clock clock) {
        try (StagingDatabase scratch = StagingDatabase.open(DatabaseSettings.scratch(), clock);
                Flows flows = Flows.start(
                        workplace.home(), workplace.environment(), scratch, List.of(store), RunWatcher.NONE, clock)) {
            return flows.test(store.id(), look);
        }
    }

    private int print(ConnectionReport report, PreparedStore store) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ReportJson.print(report, out);
        } else {
            new ReportPrinter(out, Terminal.isColourful())
                    .print(report, store.sandbox().isPresent());
        }
        return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
