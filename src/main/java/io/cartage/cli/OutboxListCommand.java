package io.cartage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage outbox list}: the same as {@code cartage outbox}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows what is held up on the way back to the carts, cause by cause, and what to do.")
final class OutboxListCommand implements Callable<Integer> {
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
