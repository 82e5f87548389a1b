package io.cartage.cli;

import io.cartage.flow.Flows;
import io.cartage.flow.ImportResult;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import io.cartage.flow.RunWatcher;
import io.cartage.staging.Outcome;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage import orders}: stages single orders by their ids, beside the regular downloads. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = "Reads just these orders and stages them, beside 'cartage run'. Orders that the store's filter"
                + " leaves out are taken with --force alone.",
        footer = {"", "Exit code 0: all are staged; 1: at least one is not; 2: a file or the command is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class ImportOrdersCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "The orders' ids in the cart.")
    private List<String> ids = List.of();

    @Option(names = "--force", description = "Take orders that the store's filter leaves out, too.")
    private boolean force;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Set<String> distinct = new LinkedHashSet<>(ids);
        distinct.forEach(ImportOrdersCommand::requireId);
        try (StagingDatabase database = workplace.open()) {
            Optional<PreparedStore> store =
                    workplace.store(storeId, database, spec.commandLine().getErr());
            if (store.isEmpty()) {
                return ExitCode.USAGE;
            }
            try (Flows flows = workplace.start(database, List.of(store.get()), RunWatcher.NONE)) {
                return bring(flows, List.copyOf(distinct), out);
            }
        }
    }

    private int bring(Flows flows, List<String> orders, PrintWriter out) {
        AtomicInteger told = new AtomicInteger();
        AtomicInteger staged = new AtomicInteger();
        RunAccount account = flows.importOrders(storeId, orders, force, result -> {
            told.incrementAndGet();
            staged.addAndGet(result.isStaged() ? 1 : 0);
            out.println("order " + result.id() + ": " + words(result));
            out.flush();
        });
        if (account.state() == RunAccount.State.FAILED) {
            out.println("The others were not read: " + account.message());
        }
        out.println(staged + " of " + ProblemList.count(orders.size(), "order") + " staged.");
        out.flush();
        return staged.get() == orders.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String words(ImportResult result) {
        return result.outcome()
                .map(outcome ->
                        OutcomeWords.of(outcome) + (outcome instanceof Outcome.Filtered ? ". --force takes it" : ""))
                .orElse("not read: " + result.answer());
    }

    /** What is no id can't be asked for; a blank or a slash would even make another call of it. */
    static void requireId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new WrongOptionException(
                    "'" + id + "' is no order's id. Write the cart's own id, as 'cartage list orders' shows it");
        }
    }
}
