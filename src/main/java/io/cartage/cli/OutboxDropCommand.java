package io.cartage.cli;

import io.cartage.flow.Flow;
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

/** {@code cartage outbox drop}: gives writes up, so that the ERP's rows of them come to a rest. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        description = "Gives parked and waiting writes up. What is in doubt is left alone, since the cart may have it."
                + " Works beside 'cartage run'.",
        footer = {"", "Exit code 0: done; 1: some of it, or nothing, could be given up; 2: an option is wrong."})
final class OutboxDropCommand implements Callable<Integer> {
    private static final Set<WriteState> OPEN = Set.of(WriteState.PARKED, WriteState.WAITING);

    @Mixin
    private final OutboxChoice choice = new OutboxChoice();

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Filter filter = choice.filter();
        try (StagingDatabase database = workplace.openToLook()) {
            OutboxDesk desk = database.outboxDesk();
            Set<WriteState> states = filter.ids().isEmpty() ? OPEN : Set.of(WriteState.values());
            List<Write> before = desk.list(filter, states, 0);
            List<Write> open = before.stream()
                    .filter(write -> OPEN.contains(write.state()))
                    .toList();
            List<Write> dropped = open.isEmpty() ? List.of() : drop(desk, open);
            List<String> leftAlone =
                    choice.leftAlone(before, dropped.stream().map(Write::id).collect(Collectors.toSet()));
            tell(dropped, leftAlone, spec.commandLine().getOut());
            return !dropped.isEmpty() && leftAlone.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Only what was seen is given up, so that all of it can be told of. */
    private static List<Write> drop(OutboxDesk desk, List<Write> open) {
        Filter seen = Filter.ids(open.stream().map(Write::id).toList());
        desk.drop(seen, Terminal.user());
        return desk.list(seen, Set.of(WriteState.DROPPED), 0);
    }

    private static void tell(List<Write> dropped, List<String> leftAlone, PrintWriter out) {
        dropped.forEach(write -> out.println("#" + write.id() + " " + write.subject() + " is given up."));
        leftAlone.forEach(out::println);
        if (dropped.isEmpty() && leftAlone.isEmpty()) {
            out.println("Nothing is parked or waiting there for this cause. 'cartage outbox' shows what there is.");
        }
        if (dropped.stream().anyMatch(write -> write.flow().equals(Flow.SHIPMENTS))) {
            out.println(
                    "Rows of these shipments have push_status 'error' now. To ship one after all, the ERP sets it to"
                            + " 'pending'.");
        }
        out.flush();
    }
}
