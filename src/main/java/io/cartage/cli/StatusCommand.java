package io.cartage.cli;

import io.cartage.flow.WayBack;
import io.cartage.staging.StagingDatabase;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage status}: what stands in the database, also while a run goes on. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each store's orders by outcome, its last run, the orders in quarantine, and what is held"
                + " up on the way back.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class StatusCommand implements Callable<Integer> {
    @Option(
            names = "--quarantined",
            paramLabel = "N",
            description = "How many orders in quarantine to list. Default: ${DEFAULT-VALUE}.")
    private int quarantined = 20;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StagingDatabase database = workplace.openToLook()) {
            StatusTable.print(database, quarantined, spec.commandLine().getOut());
            LagLines.print(
                    database.acknowledgements().lags(),
                    workplace,
                    Instant.now(),
                    spec.commandLine().getOut());
            StatusTable.edit(database.edits().broken(), spec.commandLine().getOut());
            StatusTable.backfills(
                    database.backfills().unfinished(), spec.commandLine().getOut());
            WayBackTable.summary(
                    new WayBack(database, 1).heldUp(WayBack.Question.ALL),
                    spec.commandLine().getOut());
            NoticeLines.summary(
                    database.notices().counts(),
                    database.postbook().unreached(),
                    spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}
