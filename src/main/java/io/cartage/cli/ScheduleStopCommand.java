package io.cartage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage schedule stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops schedules: a run that goes on ends by itself, and no other begins.")
final class ScheduleStopCommand implements Callable<Integer> {
    @Mixin
    private final ScheduleChoice choice = new ScheduleChoice();

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        choice.switchTo(false, workplace, spec.commandLine().getErr());
        spec.commandLine().getOut().println(choice.words() + " is stopped; what runs now ends by itself.");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
