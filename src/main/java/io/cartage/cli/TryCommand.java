package io.cartage.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.CartAnswers;
import io.cartage.flow.Flow;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.mapping.MappingFiles;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.MappingResult;
import io.cartage.mapping.StoreContext;
import io.cartage.mapping.Unmappable;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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

/** {@code cartage try}: shows the rows that an order would become, cell by cell, and writes nothing. */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description = "Shows the rows that an order would become and where each cell comes from; writes nothing.",
        footer = {"", "Exit code 0: it would be staged; 1: it would be quarantined; 2: a file is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class TryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Parameters(
            index = "1",
            paramLabel = "ORDER",
            description =
                    "A file with the order's JSON, or its id: then the archived order is taken, or the cart's own.")
    private String order = "";

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "A mapping to try instead of the store's, relative to the home directory.")
    private @Nullable String mapping;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        try (StagingDatabase database = workplace.openToLook()) {
            Optional<PreparedStore> store = Preparation.readOne(
                    workplace.home(), workplace.environment(), database.tables(), storeId, problems);
            Optional<MappingPlan> plan = mapping == null
                    ? store.map(PreparedStore::orders)
                    : MappingFiles.loadFile(workplace.home(), mapping, database.tables(), problems);
            ProblemList.print(problems.all(), spec.commandLine().getErr());
            if (problems.hasErrors() || store.isEmpty() || plan.isEmpty()) {
                return ExitCode.USAGE;
            }
            return show(store.get(), plan.get(), payload(store.get(), database));
        }
    }

    private byte[] payload(PreparedStore store, StagingDatabase database) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path file = Path.of(order);
        if (Files.isRegularFile(file)) {
            out.println("Order from the file " + order);
            return Files.readAllBytes(file);
        }
        Optional<byte[]> archived = database.staging().readPayload(store.id(), Flow.ORDERS, order);
        if (archived.isPresent()) {
            out.println("Order " + order + " as archived at its last download");
            return archived.get();
        }
        out.println("Order " + order + " as " + store.cart().name() + " has it now; it was never downloaded");
        try (Flows flows = Flows.start(
                workplace.home(), System.getenv(), database, List.of(store), RunWatcher.NONE, Clock.systemUTC())) {
            return flows.readOrder(store.id(), order);
        }
    }

    private int show(PreparedStore store, MappingPlan plan, byte[] payload) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode json = CartAnswers.object(payload);
        StoreContext context = new StoreContext(store.id(), store.store().contextValues());
        out.println("Mapped by " + plan.path() + ", version " + plan.version() + ", for the store " + store.id());
        RowPrinter.print(plan.explain(json, context), out);
        store.filter()
                .ruleAgainst(json)
                .ifPresent(rule -> out.println("The store's filter leaves this order out: " + rule + "."));
        MappingResult result = plan.map(json, context);
        if (result instanceof Unmappable unmappable) {
            out.println("It would be quarantined:");
            unmappable.reasons().forEach(reason -> out.println("  " + reason));
        } else {
            out.println("Its control totals hold; it would be staged. Nothing was written.");
        }
        out.flush();
        return result instanceof Unmappable ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
