package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Switches;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage schedule now}: asks the process that runs the schedules for a run at once. */
@Command(
        name = "now",
        mixinStandardHelpOptions = true,
        description = "Asks the 'cartage run' at work for a run at once, also of a schedule that is stopped.",
        footer = {"", "Exit code 0: it was asked for; 1: no 'cartage run' is at work; 2: an option is wrong."})
final class ScheduleNowCommand implements Callable<Integer> {
    @Mixin
    private final ScheduleChoice choice = new ScheduleChoice();

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        choice.storeId();
        try (StagingDatabase database = workplace.openToLook()) {
            Switches switches = database.switches();
            List<Switches.Asked> chosen =
                    choice.of(workplace.stores(database, spec.commandLine().getErr()));
            if (!switches.isAnybodyThere()) {
                out.println("No 'cartage run' is at work on this database. 'cartage run --once' runs each flow once.");
                out.flush();
                return ExitCode.SOFTWARE;
            }
            for (Switches.Asked one : chosen) {
                switches.ask(one.storeId(), one.flow(), Terminal.user());
                database.audit().write(Terminal.user(), "run now", one.storeId() + "/" + one.flow(), "");
            }
            out.println("Asked for a run of " + choice.words() + ". 'cartage status' shows what became of it.");
            out.flush();
            return ExitCode.OK;
        }
    }
}
