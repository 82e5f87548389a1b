package io.cartage.cli;

import io.cartage.flow.json.NoticeJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Notice;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage notices}: what people should know, one notice for each cause. */
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = "Shows what you should know: alerts, errors, elections (the first of several was taken) and"
                + " warnings, one for each cause, and what to do. 'cartage run' keeps them up to date.",
        subcommands = NoticesTestCommand.class)
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class NoticesCommand implements Callable<Integer> {
    private static final int MOST_RESOLVED = 200;

    @Option(names = "--store", paramLabel = "STORE", description = "Only of this store.")
    private @Nullable String storeId;

    @Option(names = "--all", description = "Also those whose cause is gone, the latest " + MOST_RESOLVED + ".")
    private boolean all;

    @Option(names = "--json", description = "One JSON object a notice and line, for machines.")
    private boolean json;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            List<Notice> notices = new ArrayList<>(database.notices().open());
            if (all) {
                notices.addAll(database.notices().resolved(MOST_RESOLVED));
            }
            notices.removeIf(
                    notice -> storeId != null && !storeId.equals(notice.cause().storeId()));
            if (json) {
                notices.forEach(notice -> out.println(NoticeJson.of(notice)));
            } else {
                NoticeLines.print(notices, database.switches().isAnybodyThere(), out);
            }
            out.flush();
        }
        return ExitCode.OK;
    }
}
