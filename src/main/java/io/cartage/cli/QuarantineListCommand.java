package io.cartage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage quarantine list}: the same as {@code cartage quarantine}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows the orders that could not be staged, cause by cause, and what to do.")
final class QuarantineListCommand implements Callable<Integer> {
    @Mixin
    private final QuarantineLook look = new QuarantineLook();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        look.print(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
