package io.cartage.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cartage map}: which mappings were live, and what another would change. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        description = "Shows which versions of mappings were live, and what another mapping would change.",
        subcommands = {MapVersionsCommand.class, MapShowCommand.class, MapDiffCommand.class})
final class MapCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what: versions, show or diff.");
    }
}
