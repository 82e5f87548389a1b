package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Waiting;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage quarantine show}: all that is known of one order in quarantine. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows why an order waits, since when, and what to do.",
        footer = {"", "Exit code 0: it waits; 1: it doesn't; 2: an option is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class QuarantineShowCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The order's id in the cart.")
    private String orderId = "";

    @Option(
            names = "--payload",
            description = "Print what the cart sent, as it is archived, and nothing else. It holds personal data.")
    private boolean payload;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            List<Waiting> found = database.quarantine().waiting(storeId, List.of(orderId));
            if (found.isEmpty()) {
                out.println(QuarantineChoice.whereElse(database, storeId, orderId));
            } else if (payload) {
                out.println(database.staging()
                        .readPayload(storeId, Flow.ORDERS, orderId)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse(""));
            } else {
                QuarantineWords.print(found.get(0), out);
            }
            out.flush();
            return found.isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }
}
