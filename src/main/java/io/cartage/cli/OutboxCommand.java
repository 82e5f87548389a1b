package io.cartage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage outbox}: what is held up on the way back to the carts, and why. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description = "Shows what is held up on the way back to the carts, cause by cause, and what to do."
                + " Works beside 'cartage run'.",
        subcommands = {OutboxListCommand.class, OutboxRetryCommand.class, OutboxDropCommand.class})
final class OutboxCommand implements Callable<Integer> {
    @Mixin
    private final OutboxLook look = new OutboxLook();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        look.print(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
