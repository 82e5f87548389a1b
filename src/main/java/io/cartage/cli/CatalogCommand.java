package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Words;
import io.cartage.staging.stock.Catalog;
import io.cartage.staging.stock.CatalogState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage catalog}: what is known of a shop's items with stock, and reading it all anew. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = "Shows how much of a shop's catalog is known, by which SKUs find their stock levels."
                + " Works beside 'cartage run'.",
        footer = {"", "Exit code 0: done; 1: nothing of the store's catalog is known yet."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class CatalogCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STORE", description = "The store.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String storeId;

    @Option(names = "--rebuild", description = "Let the next push of stock read the whole catalog anew.")
    private boolean rebuild;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            Catalog catalog = database.catalog();
            CatalogState state = catalog.state(storeId);
            if (state.readUpTo().isEmpty()) {
                out.println(
                        "Nothing is known of a catalog of '" + storeId + "' yet: the first push of stock reads it.");
                out.flush();
                return ExitCode.SOFTWARE;
            }
            out.println(storeId + ": " + ProblemList.count(catalog.items(storeId), "item") + ", "
                    + String.format(Locale.ROOT, "%,d", catalog.untracked(storeId))
                    + " of them without a tracked stock, and "
                    + ProblemList.count(catalog.places(storeId).size(), "place") + ".");
            out.println("Changes are read up to "
                    + Words.second(state.readUpTo().get())
                    + " (UTC), the whole catalog "
                    + state.rebuiltAt()
                            .map(at -> "at " + Words.second(at) + " (UTC)")
                            .orElse("with the next push")
                    + ".");
            if (rebuild) {
                catalog.askForRebuild(storeId);
                out.println("The next push of stock reads the whole catalog. To have it at once: cartage schedule now "
                        + storeId + " --flow inventory");
            }
            out.flush();
            return ExitCode.OK;
        }
    }
}
