package io.cartage.cli;

import io.cartage.flow.WayBackDesk;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.OutboxDesk;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.Write;
import io.cartage.staging.outbox.WriteState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage outbox retry}: has writes sent, and refused rows looked at, by the next run. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description =
                "Has parked and waiting writes sent by the next run, and rows of the ERP looked at again that were"
                        + " refused. Works beside 'cartage run'.",
        footer = {"", "Exit code 0: done; 1: some of it, or nothing, could be tried again; 2: an option is wrong."})
final class OutboxRetryCommand implements Callable<Integer> {
    private static final Set<WriteState> OPEN = Set.of(WriteState.PARKED, WriteState.WAITING, WriteState.SENDING);

    @Mixin
    private final OutboxChoice choice = new OutboxChoice();

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Filter filter = choice.filter();
        try (StagingDatabase database = workplace.openToLook()) {
            OutboxDesk desk = database.outboxDesk();
            List<Write> named = filter.ids().isEmpty() ? List.of() : desk.list(filter, Set.of(WriteState.values()), 0);
            WayBackDesk.Retried retried = new WayBackDesk(database).retry(filter);
            int writes = retried.writes();
            int rows = retried.rows();
            if (writes > 0 || rows == 0) {
                out.println(ProblemList.count(writes, "write") + ": the next run sees to "
                        + (writes == 1 ? "it" : "them") + ".");
            }
            if (rows > 0) {
                out.println(ProblemList.count(rows, "row") + " of the ERP " + (rows == 1 ? "is" : "are")
                        + " pending again: the next run looks at " + (rows == 1 ? "it" : "them") + ".");
            }
            Set<Long> done = named.stream()
                    .filter(write -> OPEN.contains(write.state()))
                    .map(Write::id)
                    .collect(Collectors.toSet());
            List<String> leftAlone = choice.leftAlone(named, done);
            leftAlone.forEach(out::println);
            if (writes + rows == 0 && filter.ids().isEmpty()) {
                out.println("Nothing is parked or refused there for this cause."
                        + " What waits is looked at by each run anyway; 'cartage outbox' shows it.");
            }
            out.flush();
            return writes + rows > 0 && leftAlone.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
