package io.cartage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage schedule start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Lets schedules run, whatever the stores' files say.")
final class ScheduleStartCommand implements Callable<Integer> {
    @Mixin
    private final ScheduleChoice choice = new ScheduleChoice();

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        choice.switchTo(true, workplace, spec.commandLine().getErr());
        spec.commandLine().getOut().println(choice.words() + " runs by its schedule.");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
