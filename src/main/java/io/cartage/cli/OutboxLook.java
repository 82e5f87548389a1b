package io.cartage.cli;

import io.cartage.flow.HeldUp;
import io.cartage.flow.WayBack;
import io.cartage.flow.json.HeldUpJson;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose what is listed, and the listing; {@code outbox} and {@code outbox list} have both of it. */
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class OutboxLook {
    @Option(names = "--store", paramLabel = "STORE", description = "Only of this store.")
    private @Nullable String storeId;

    @Option(names = "--flow", paramLabel = "FLOW", description = "Only of this flow: inventory, shipments or statuses.")
    private @Nullable String flow;

    @Option(names = "--cause", paramLabel = "CAUSE", description = "Only what is held up for this cause.")
    private @Nullable String cause;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How many of each cause to show. Default: ${DEFAULT-VALUE}.")
    private int samples = 3;

    @Option(names = "--json", description = "One JSON object a cause and line, for machines.")
    private boolean json;

    @Mixin
    private final Workplace workplace = new Workplace();

    void print(PrintWriter out) {
        if (samples < 1) {
            throw new WrongOptionException("--samples is " + samples + ". Write 1 or more");
        }
        WayBack.Question question = new WayBack.Question(
                Optional.ofNullable(storeId), OutboxChoice.checkedFlow(flow), Optional.ofNullable(cause));
        try (StagingDatabase database = workplace.openToLook()) {
            List<HeldUp> found = new WayBack(database, samples).heldUp(question);
            if (json) {
                found.forEach(some -> out.println(HeldUpJson.of(some)));
                out.flush();
            } else {
                WayBackTable.print(found, out);
            }
        }
    }
}
