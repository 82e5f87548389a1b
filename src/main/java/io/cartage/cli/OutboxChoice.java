package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which writes {@code outbox retry} and {@code outbox drop} are about: never all of them by mistake. */
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class OutboxChoice {
    private static final List<String> FLOWS = List.of(Flow.INVENTORY, Flow.SHIPMENTS, Flow.STATUSES);

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Numbers of writes, as 'outbox list' shows them.")
    private List<Long> ids = List.of();

    @Option(names = "--cause", paramLabel = "CAUSE", description = "All of a store that is held up for this cause.")
    private @Nullable String cause;

    @Option(names = "--store", paramLabel = "STORE", description = "The store; needed with --cause.")
    private @Nullable String storeId;

    @Option(names = "--flow", paramLabel = "FLOW", description = "Only of this flow: inventory, shipments or statuses.")
    private @Nullable String flow;

    static Optional<String> checkedFlow(@Nullable String flow) {
        if (flow != null && !FLOWS.contains(flow)) {
            throw new WrongOptionException("--flow is '" + flow + "'. Write " + String.join(", ", FLOWS));
        }
        return Optional.ofNullable(flow);
    }

    /** What the person said, checked. */
    Filter filter() {
        if (!ids.isEmpty() && cause != null) {
            throw new WrongOptionException("both numbers and --cause are given. Name one of them");
        }
        if (ids.isEmpty() && (cause == null || storeId == null)) {
            throw new WrongOptionException(
                    "say which: numbers of writes, or --cause and --store." + " 'cartage outbox' shows what there is");
        }
        return new Filter(Set.copyOf(ids), Optional.ofNullable(storeId), checkedFlow(flow), Optional.ofNullable(cause));
    }

    /**
     * Why nothing is done with some of the numbers that were named.
     *
     * @param writes of these numbers, as they stood before
     * @param done those with which it was done
     */
    List<String> leftAlone(List<Write> writes, Set<Long> done) {
        Map<Long, Write> byId = writes.stream().collect(Collectors.toMap(Write::id, Function.identity()));
        return new HashSet<>(ids)
                .stream()
                        .filter(id -> !done.contains(id))
                        .sorted()
                        .map(id -> "#" + id + " " + why(byId.get(id)))
                        .toList();
    }

    private static String why(@Nullable Write write) {
        if (write == null) {
            return "is no write of this outbox";
        }
        return write.subject()
                + switch (write.state()) {
                    case SENDING -> " is in doubt: the cart may have it. The next run finds out";
                    case DONE -> " is done: the cart has it";
                    case DROPPED -> " was given up before. The ERP may write it anew";
                    default -> " was changed by somebody else meanwhile";
                };
    }
}
