package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.KeptMapping;
import io.cartage.staging.desk.MappingVersion;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage map show}: what a mapping said that was live once. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints a mapping as it was live once: merged, each line with the file and line it came from.",
        footer = {"", "Exit code 0: shown; 1: there is no such version, or several begin so; 2: an option is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class MapShowCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "VERSION",
            description = "The version, or its beginning, as 'cartage map versions' and 'cartage trace' show it.")
    private String version = "";

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            List<KeptMapping> found = database.mappingVersions().find(version);
            if (found.size() != 1) {
                spec.commandLine().getErr().println("cartage: " + told(found));
                spec.commandLine().getErr().flush();
                return ExitCode.SOFTWARE;
            }
            MappingVersion shown = found.get(0).version();
            out.println("# " + shown.path() + ", version " + shown.version() + ", first live "
                    + Words.second(shown.firstLiveAt()) + ", saved " + VersionTable.saved(shown));
            out.print(found.get(0).text());
            out.flush();
            return ExitCode.OK;
        }
    }

    private String told(List<KeptMapping> found) {
        return found.isEmpty()
                ? "no version begins with '" + version + "'. 'cartage map versions' lists them"
                : "several versions begin with '" + version + "': "
                        + found.stream().map(kept -> kept.version().version()).collect(Collectors.joining(", "))
                        + ". Write one of them";
    }
}
