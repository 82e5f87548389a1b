package io.cartage.cli;

import io.cartage.flow.Flows;
import io.cartage.flow.NoticeDesk;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage notices test}: a message to everybody who is told of notices. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Sends a message to everybody who is told of notices, and tells what went wrong. Exit code 1 if one"
                        + " didn't get there.")
final class NoticesTestCommand implements Callable<Integer> {
    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            List<PreparedStore> stores =
                    workplace.stores(database, spec.commandLine().getErr());
            try (Flows flows = workplace.start(database, stores, RunWatcher.NONE)) {
                List<NoticeDesk.Delivery> deliveries = new NoticeDesk(flows, database, Clock.systemUTC()).test();
                return print(deliveries, out);
            }
        }
    }

    private static int print(List<NoticeDesk.Delivery> deliveries, PrintWriter out) {
        for (NoticeDesk.Delivery delivery : deliveries) {
            out.println(delivery.address() + ": "
                    + delivery.failure().map(failure -> "failed: " + failure).orElse("sent"));
        }
        if (deliveries.isEmpty()) {
            out.println(
                    "Nobody is told of notices. Write notices: {to: [ops@example.com]} or {webhook: …} in cartage.yaml,"
                            + " or 'to' in a store's file.");
        }
        out.flush();
        boolean allSent = deliveries.stream().allMatch(one -> one.failure().isEmpty());
        return allSent && !deliveries.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
