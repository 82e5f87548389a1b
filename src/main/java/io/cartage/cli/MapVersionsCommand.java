package io.cartage.cli;

import io.cartage.flow.MappingHistory;
import io.cartage.flow.json.MappingVersionJson;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.MappingVersion;
import io.cartage.staging.desk.MappingVersions;
import io.cartage.store.Store;
import io.cartage.store.StoreFiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage map versions}: which versions of a mapping were live, since when, and who saved them. */
@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        description = "Shows which versions of a mapping were live, since when, and who saved them; the latest first.",
        footer = {"", "Exit code 0: shown; 1: none was ever live; 2: an option or a store's file is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class MapVersionsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "A store, a mapping as CUSTOMER/CART/FLOW, or its file. Default: all mappings.")
    private @Nullable String what;

    @Option(names = "--json", description = "One JSON object a version and line, for machines.")
    private boolean json;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            List<MappingVersion> versions = find(database.mappingVersions());
            if (versions.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("cartage: no mapping" + (what == null ? "" : " of '" + what + "'") + " was ever live");
                spec.commandLine().getErr().flush();
                return ExitCode.SOFTWARE;
            }
            if (json) {
                versions.forEach(version -> out.println(MappingVersionJson.of(version)));
            } else {
                VersionTable.print(versions, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private List<MappingVersion> find(MappingVersions versions) {
        if (what == null) {
            return versions.all();
        }
        String[] words = what.split("/", -1);
        if (what.endsWith(".yaml")) {
            return versions.of(what);
        }
        MappingHistory history = new MappingHistory(versions);
        return words.length == 3 ? history.of(words[0], words[1], words[2]) : history.of(store(what));
    }

    private Store store(String storeId) {
        Problems problems = new Problems();
        Optional<Store> store = StoreFiles.load(workplace.home(), storeId, workplace.environment(), problems);
        problems.throwIfErrors();
        return store.orElseThrow();
    }
}
