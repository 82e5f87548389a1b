package io.cartage.cli;

import io.cartage.flow.PreparedStore;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Schedule;
import io.cartage.staging.desk.Switches;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage schedule}: when each flow of each store runs, and whether it does. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        description = "Shows when each flow of each store runs. Works beside 'cartage run'.",
        subcommands = {ScheduleStartCommand.class, ScheduleStopCommand.class, ScheduleNowCommand.class})
final class ScheduleCommand implements Callable<Integer> {
    private static final String ROW = "  %-14s %-10s %-8s %-18s %-20s %s%n";

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
            Switches switches = database.switches();
            List<Schedule> known = switches.all();
            boolean isAnybodyThere = switches.isAnybodyThere();
            out.printf(ROW, "store", "flow", "", "runs", "next run (UTC)", "said by");
            for (PreparedStore store : stores) {
                store.flows().forEach(flow -> print(store, flow, known, isAnybodyThere, out));
            }
            if (!isAnybodyThere) {
                out.println();
                out.println("No 'cartage run' is at work on this database, so nothing runs by itself.");
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private static void print(
            PreparedStore store, String flow, List<Schedule> known, boolean isAnybodyThere, PrintWriter out) {
        boolean runs = Switches.runs(known, store.id(), flow, store.store().runs());
        out.printf(
                ROW,
                store.id(),
                flow,
                runs ? "running" : "stopped",
                store.timing(flow).words(),
                Schedule.of(known, store.id(), flow)
                        .nextAt()
                        .filter(next -> runs && isAnybodyThere)
                        .map(Words::second)
                        .orElse("-"),
                Schedule.saidOf(known, store.id(), flow)
                        .map(said -> said.changedBy().orElse("") + " at "
                                + said.changedAt().map(Words::second).orElse(""))
                        .orElse("the store's file"));
    }
}
