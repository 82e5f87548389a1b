package io.cartage.cli;

import io.cartage.cart.CartFacts;
import io.cartage.cart.OrderFilter;
import io.cartage.flow.Flows;
import io.cartage.flow.OrderListing;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.yaml.YamlScalar;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage list orders}: a shop's orders of a span of time, each with where it stands here. Writes nothing. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = "Shows the orders of a store's shop, the oldest first, and whether each is staged, filtered,"
                + " quarantined or new. Works beside 'cartage run'.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class ListOrdersCommand implements Callable<Integer> {
    private static final Duration A_WEEK = Duration.ofDays(7);

    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only orders of this status, by name or as the cart writes it. May be repeated.")
    private List<String> statuses = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only orders made since: a day in the store's time zone, or an instant such as"
                    + " 2026-01-31T18:00:00Z. Default: seven days before the end.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Only orders made until: a day, which counts whole, or an instant. Default: now.")
    private @Nullable String to;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many orders.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "One JSON object a line, for machines.")
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
            Optional<PreparedStore> store =
                    workplace.store(storeId, database, spec.commandLine().getErr());
            if (store.isEmpty()) {
                return ExitCode.USAGE;
            }
            Moments moments = new Moments(store.get().store().timezone());
            OrderListing.Query query = query(store.get().cart(), moments);
            OrderLines lines = json ? new OrderJsonLines(out) : new OrderTable(out, moments);
            try (Flows flows = workplace.start(database, List.of(store.get()), RunWatcher.NONE)) {
                lines.begin(store.get(), query);
                flows.listOrders(storeId, query, lines::show);
                lines.end();
            }
        }
        return ExitCode.OK;
    }

    private OrderListing.Query query(CartFacts cart, Moments moments) {
        Instant now =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Instant until = to == null ? now : moments.end("--to", to);
        Instant since = from == null ? until.minus(A_WEEK) : moments.beginning("--from", from);
        if (!since.isBefore(until)) {
            throw new WrongOptionException("--from lies after --to. Swap them");
        }
        if (limit != null && limit < 1) {
            throw new WrongOptionException("--limit is " + limit + ". Write 1 or more");
        }
        OptionalInt most = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
        return new OrderListing.Query(since, until, filter(cart), most);
    }

    private Optional<OrderFilter> filter(CartFacts cart) {
        if (statuses.isEmpty()) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        List<YamlScalar> words = statuses.stream()
                .map(status -> new YamlScalar(status, true, Position.of("--status")))
                .toList();
        OrderFilter filter = OrderFilter.ofStatuses(cart, words, problems);
        problems.throwIfErrors();
        return Optional.of(filter);
    }
}
