package io.cartage.cli;

import io.cartage.flow.json.TraceJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.OrderTrace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage trace}: an order's whole life, for whoever has the customer on the telephone. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Tells an order's whole life in the order of time: downloads, what became of them, what the ERP"
                + " said, what went back to the cart. Shows nothing of the buyer but with --cells.",
        footer = {"", "Exit code 0: told; 1: no such order was ever seen; 2: an option or a file is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class TraceCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..2",
            paramLabel = "[STORE] ORDER",
            hideParamSyntax = true,
            description = "The order's number, as on its rows, or its id in the cart; of every store, or of one.")
    private List<String> words = List.of();

    @Option(names = "--cells", description = "Each cell of its rows, with where it comes from. Shows the buyer's data.")
    private boolean cells;

    @Option(names = "--json", description = "One JSON object an order and line, for machines.")
    private boolean json;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> store = words.size() == 2 ? Optional.of(words.get(0)) : Optional.empty();
        String order = words.get(words.size() - 1);
        try (StagingDatabase database = workplace.openToLook()) {
            List<OrderTrace> traces = database.traces().of(store, order);
            if (traces.isEmpty()) {
                spec.commandLine().getErr().println("cartage: " + unknown(store, order));
                spec.commandLine().getErr().flush();
                return ExitCode.SOFTWARE;
            }
            boolean allShown = true;
            for (OrderTrace trace : traces) {
                Optional<TracedCells> shown = cells ? cells(trace, database) : Optional.empty();
                if (json) {
                    out.println(TraceJson.of(trace, shown.map(TracedCells::told)));
                } else {
                    TracePrinter.print(trace, out);
                    shown.ifPresent(some -> some.print(out));
                }
                allShown &= !cells || shown.isPresent();
            }
            return allShown ? ExitCode.OK : ExitCode.USAGE;
        }
    }

    private Optional<TracedCells> cells(OrderTrace trace, StagingDatabase database) {
        return TracedCells.of(trace, workplace, database, spec.commandLine().getErr());
    }

    private static String unknown(Optional<String> store, String order) {
        return "no order '" + order + "' was ever seen"
                + store.map(id -> " in " + id).orElse("")
                + ". An order that was not staged has no number yet: name it by its store and its id in the cart, as"
                + " 'cartage list orders STORE' shows it";
    }
}
