package io.cartage.cli;

import io.cartage.flow.PreparedStore;
import io.cartage.staging.Choice;
import io.cartage.staging.StagingDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage replay}: judges archived orders again by today's mapping, without a call to the cart. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Maps archived orders again by today's mapping and filter, without a call to the cart: everything in"
                        + " quarantine, or what the options choose. Works beside 'cartage run'.",
        footer = {
            "",
            "Exit code 0: done; 1: an order is still in quarantine, or is not in the archive; 2: a file or an option is"
                    + " wrong."
        })
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class ReplayCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Option(
            names = "--orders",
            arity = "1..*",
            paramLabel = "ID",
            description = "These orders, by their ids in the cart, wherever they stand.")
    private List<String> ids = List.of();

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description =
                    "What is in quarantine for this cause: its code as 'cartage quarantine' shows it, or some of its"
                            + " words.")
    private @Nullable String cause;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "All orders whose latest state came since: a day in the store's time zone, or an instant such as"
                            + " 2026-01-31T18:00:00Z. Also those that are staged.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "And until: a day, which counts whole, or an instant.")
    private @Nullable String to;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        int ways = (ids.isEmpty() ? 0 : 1) + (cause == null ? 0 : 1) + (from == null && to == null ? 0 : 1);
        if (ways > 1) {
            throw new WrongOptionException(
                    "--orders, --cause and --from with --to don't go together. Give one of them");
        }
        ids.forEach(ImportOrdersCommand::requireId);
        return new Replaying(workplace, spec).run(storeId, (database, store) -> Optional.of(choice(database, store)));
    }

    private Choice choice(StagingDatabase database, PreparedStore store) {
        if (!ids.isEmpty()) {
            return new Choice.Named(List.copyOf(new LinkedHashSet<>(ids)));
        }
        if (cause != null) {
            return new Choice.Because(Replaying.cause(database, storeId, cause));
        }
        if (from == null && to == null) {
            return new Choice.Waiting();
        }
        Moments moments = new Moments(store.store().timezone());
        Instant begin = from == null ? Instant.EPOCH : moments.beginning("--from", from);
        Instant end = to == null ? Clock.systemUTC().instant().plusSeconds(1) : moments.end("--to", to);
        if (!begin.isBefore(end)) {
            throw new WrongOptionException("--from lies after --to. Swap them");
        }
        return new Choice.Received(begin, end);
    }
}
