package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Acknowledgements;
import io.cartage.staging.desk.Acknowledgements.Reoffer;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage reoffer}: offers orders that the ERP refused to it once more. */
@Command(
        name = "reoffer",
        mixinStandardHelpOptions = true,
        description = "Offers orders that the ERP refused to it once more: import_status is 'pending' again. Works"
                + " beside 'cartage run'.",
        footer = {"", "Exit code 0: all of them are offered; 1: not each of them; 2: an option is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class ReofferCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ORDER",
            description = "Order numbers, as on the rows, or ids in the cart.")
    private List<String> orders = List.of();

    @Option(
            names = "--force",
            description =
                    "Also what the ERP has taken or imported. It then has it twice, unless somebody takes it out.")
    private boolean force;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String who = Terminal.user();
        boolean all = true;
        try (StagingDatabase database = workplace.openToLook()) {
            Acknowledgements acknowledgements = database.acknowledgements();
            for (String order : new LinkedHashSet<>(orders)) {
                Reoffer offer = acknowledgements.reoffer(storeId, order, force, who);
                out.println("order " + order + " " + offer.words() + ".");
                all &= offer.done();
            }
        }
        out.flush();
        return all ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
