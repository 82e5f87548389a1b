package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.staging.Choice;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.Standing;
import io.cartage.staging.desk.Waiting;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which orders {@code quarantine release} and {@code quarantine drop} are about: never all of them by mistake. */
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class QuarantineChoice {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ID", description = "The orders' ids in the cart.")
    private List<String> ids = List.of();

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description =
                    "All that wait for this cause: its code as 'cartage quarantine' shows it, or some of its words.")
    private @Nullable String cause;

    private boolean leftSomeAlone;

    String storeId() {
        return storeId;
    }

    void check() {
        if (ids.isEmpty() == (cause == null)) {
            throw new WrongOptionException(
                    "say which: orders by their ids, or --cause. 'cartage quarantine' shows what there is");
        }
    }

    /** What was chosen of that which is in quarantine; of the rest it is told where it stands. */
    Optional<Choice> of(StagingDatabase database, PrintWriter out) {
        if (cause != null) {
            return Optional.of(new Choice.Because(Replaying.cause(database, storeId, cause)));
        }
        List<String> all = List.copyOf(new LinkedHashSet<>(ids));
        Set<String> waiting = database.quarantine().waiting(storeId, all).stream()
                .map(Waiting::orderId)
                .collect(Collectors.toSet());
        List<String> others = all.stream().filter(id -> !waiting.contains(id)).toList();
        others.forEach(id -> out.println(whereElse(database, storeId, id)));
        out.flush();
        leftSomeAlone = !others.isEmpty();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Choice.Named(all.stream().filter(waiting::contains).toList()));
    }

    boolean leftSomeAlone() {
        return leftSomeAlone;
    }

    /** Where an order stands that is not in quarantine. */
    static String whereElse(StagingDatabase database, String storeId, String orderId) {
        Standing standing = database.report()
                .standings(storeId, Flow.ORDERS, List.of(orderId))
                .get(orderId);
        return "order " + orderId + " of " + storeId
                + (standing == null
                        ? " was never read"
                        : " is not in quarantine: it is "
                                + standing.kind().name().toLowerCase(Locale.ROOT)
                                + (standing.reason().isEmpty() ? "" : ", " + standing.reason()));
    }
}
