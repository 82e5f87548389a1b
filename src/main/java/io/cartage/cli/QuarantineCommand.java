package io.cartage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage quarantine}: the orders that could not be staged, and why. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Shows the orders that could not be staged, cause by cause, and what to do."
                + " Works beside 'cartage run'.",
        subcommands = {
            QuarantineListCommand.class,
            QuarantineShowCommand.class,
            QuarantineReleaseCommand.class,
            QuarantineDropCommand.class
        })
final class QuarantineCommand implements Callable<Integer> {
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
