package io.cartage.cli;

import io.cartage.flow.json.QuarantineJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Waiting;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose what is listed, and the listing; {@code quarantine} and {@code quarantine list} have both. */
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class QuarantineLook {
    @Option(names = "--store", paramLabel = "STORE", description = "Only of this store.")
    private @Nullable String storeId;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How many orders of each cause to show. Default: ${DEFAULT-VALUE}.")
    private int samples = 3;

    @Option(names = "--json", description = "One JSON object a cause and line, for machines.")
    private boolean json;

    @Mixin
    private final Workplace workplace = new Workplace();

    void print(PrintWriter out) {
        if (samples < 0) {
            throw new WrongOptionException("--samples is " + samples + ". Write 0 or more");
        }
        try (StagingDatabase database = workplace.openToLook()) {
            List<Waiting.Group> groups = database.quarantine().causes(Optional.ofNullable(storeId), samples);
            if (json) {
                groups.forEach(group -> out.println(QuarantineJson.of(group)));
            } else {
                QuarantineWords.print(groups, out);
            }
            out.flush();
        }
    }
}
