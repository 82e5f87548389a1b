package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.StockInquiry;
import io.cartage.staging.StagingDatabase;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage explain stock}: how a SKU's stock level comes about. Writes nothing and calls no shop. */
@Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description =
                "Shows how the stock level of a SKU comes about: the ERP's numbers, the open orders, each part of the"
                        + " mapping's formula with its line, and what the cart has. Writes nothing and calls no shop.",
        footer = {
            "",
            "Exit code 0: the cart has it, or the next run sends it; 1: something holds it up; 2: a file is wrong."
        })
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class ExplainStockCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Parameters(index = "1", paramLabel = "SKU", description = "The SKU; case and outer blanks don't matter.")
    private String sku = "";

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StagingDatabase database = workplace.openToLook()) {
            Optional<PreparedStore> store =
                    workplace.store(storeId, database, spec.commandLine().getErr());
            if (store.isEmpty()) {
                return ExitCode.USAGE;
            }
            if (!store.get().flows().contains(Flow.INVENTORY)) {
                throw new WrongOptionException("the store '" + storeId + "' sends no stock levels. Write the section"
                        + " 'inventory' into its file to switch that on");
            }
            StockInquiry.Answer answer = StockInquiry.ask(store.get(), database.stock(), sku);
            StockPrinter.print(store.get(), answer, spec.commandLine().getOut());
            boolean heldUp =
                    answer.levels().isEmpty() || answer.levels().stream().anyMatch(StockInquiry.Level::isHeldUp);
            return heldUp ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }
}
