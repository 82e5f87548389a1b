package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Retention;
import io.cartage.yaml.Durations;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage purge}: takes old payloads out of the archive, now. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description =
                "Takes old payloads of settled orders out of the archive, as 'cartage run' does by itself bit by bit."
                        + " Orders that wait for somebody keep theirs. Works beside 'cartage run'.",
        footer = {"", "Exit code 0: done; 2: an option is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class PurgeCommand implements Callable<Integer> {
    private static final int PART = 2_000;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Payloads that came longer ago than that, such as 90d. Default: the setting 'keep.payloads'.")
    private @Nullable String age;

    @Option(names = "--store", paramLabel = "STORE", description = "Only of this store.")
    private @Nullable String storeId;

    @Option(names = "--dry-run", description = "Only tell how many it would be.")
    private boolean dryRun;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Duration limit = age();
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            Retention retention = database.retention();
            List<String> known = retention.stores();
            if (storeId != null && !known.contains(storeId)) {
                throw new WrongOptionException(
                        "--store is '" + storeId + "', but no order ever came from there. There are "
                                + (known.isEmpty() ? "no stores yet" : String.join(", ", known)));
            }
            long all = 0;
            for (String store : storeId == null ? known : List.of(storeId)) {
                Retention.Old old = retention.count(store, limit);
                long purged = dryRun ? old.settled() : purge(retention, store, limit);
                all += purged;
                out.println(
                        store + ": " + ProblemList.count(purged, "payload") + (dryRun ? " to be purged, " : " purged, ")
                                + old.needed() + " kept: somebody waits for the order.");
                out.flush();
            }
            out.println(ProblemList.count(all, "payload") + " older than " + Durations.format(limit)
                    + (dryRun ? " would be purged." : " purged."));
            out.flush();
            return ExitCode.OK;
        }
    }

    private static long purge(Retention retention, String store, Duration limit) {
        long purged = 0;
        Optional<Instant> after = Optional.of(Instant.EPOCH);
        while (after.isPresent()) {
            Retention.Part part = retention.purge(store, limit, after.get(), PART);
            purged += part.payloads();
            after = part.next();
        }
        return purged;
    }

    private Duration age() {
        if (age == null) {
            return workplace.settings().keep().payloads();
        }
        String text = age;
        return Durations.parse(text)
                .orElseThrow(() -> new WrongOptionException(
                        "--older-than is '" + text + "', which is no length of time. Write 90d"));
    }
}
