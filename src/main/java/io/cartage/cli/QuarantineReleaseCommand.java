package io.cartage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage quarantine release}: judges orders in quarantine again, now. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Judges orders in quarantine again by today's mapping, and stages them if nothing is against it"
                + " any more. Works beside 'cartage run'.",
        footer = {"", "Exit code 0: none of them is in quarantine any more; 1: one is; 2: a file or an option is wrong."
        })
final class QuarantineReleaseCommand implements Callable<Integer> {
    @Mixin
    private final QuarantineChoice choice = new QuarantineChoice();

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        choice.check();
        int exitCode = new Replaying(workplace, spec)
                .run(
                        choice.storeId(),
                        (database, store) ->
                                choice.of(database, spec.commandLine().getOut()));
        return exitCode == ExitCode.OK && choice.leftSomeAlone() ? ExitCode.SOFTWARE : exitCode;
    }
}
