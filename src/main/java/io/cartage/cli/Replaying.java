package io.cartage.cli;

import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import io.cartage.flow.RunWatcher;
import io.cartage.staging.Cause;
import io.cartage.staging.Choice;
import io.cartage.staging.StagingDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** Judges a store's archived orders again, for {@code replay} and {@code quarantine release}. */
final class Replaying {
    private final Workplace workplace;
    private final CommandSpec spec;

    Replaying(Workplace workplace, CommandSpec spec) {
        this.workplace = workplace;
        this.spec = spec;
    }

    /** @param choice of a store in its database; empty if nothing is to be done, which was told */
    int run(String storeId, BiFunction<StagingDatabase, PreparedStore, Optional<Choice>> choice) {
        try (StagingDatabase database = workplace.open()) {
            Optional<PreparedStore> store =
                    workplace.store(storeId, database, spec.commandLine().getErr());
            if (store.isEmpty()) {
                return ExitCode.USAGE;
            }
            Optional<Choice> wanted = choice.apply(database, store.get());
            if (wanted.isEmpty()) {
                return ExitCode.SOFTWARE;
            }
            ReplayLines lines = new ReplayLines(spec.commandLine().getOut(), wanted.get() instanceof Choice.Named);
            try (Flows flows = workplace.start(database, List.of(store.get()), RunWatcher.NONE)) {
                RunAccount account = flows.replay(storeId, wanted.get(), lines);
                return lines.end(account) ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }

    /** The one cause that a person means by its code, or by some of its words. */
    static Cause cause(StagingDatabase database, String storeId, String codeOrWords) {
        List<Cause> found = database.quarantine().find(storeId, codeOrWords);
        if (found.isEmpty()) {
            throw new WrongOptionException("--cause is '" + codeOrWords + "', for which no order of " + storeId
                    + " waits. 'cartage quarantine' lists the causes");
        }
        if (found.size() > 1) {
            throw new WrongOptionException("--cause is '" + codeOrWords + "', which " + found.size()
                    + " causes contain. Write the code of one:" + codes(found));
        }
        return found.get(0);
    }

    private static String codes(List<Cause> causes) {
        StringBuilder codes = new StringBuilder();
        causes.forEach(cause -> codes.append(System.lineSeparator())
                .append("  ")
                .append(cause.code())
                .append("  ")
                .append(cause.text()));
        return codes.toString();
    }
}
