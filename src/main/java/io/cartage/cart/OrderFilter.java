package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.store.Store;
import io.cartage.yaml.YamlScalar;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which orders of a shop a store wants. Immutable, thread-safe. */
public final class OrderFilter {
    private final CartFacts cart;
    private final Set<String> statuses;
    private final Optional<Instant> from;
    private final Set<String> channels;

    private OrderFilter(CartFacts cart, Set<String> statuses, Optional<Instant> from, Set<String> channels) {
        this.cart = cart;
        this.statuses = Set.copyOf(statuses);
        this.from = from;
        this.channels = Set.copyOf(channels);
    }

    /** Reads a store's {@code orders.statuses}, {@code from} and {@code channels}; unknown statuses are problems. */
    public static OrderFilter of(CartFacts cart, Store store, Problems problems) {
        Set<String> ids = new LinkedHashSet<>();
        for (YamlScalar status : store.orders().statuses()) {
            statusId(cart, status, problems).ifPresent(ids::add);
        }
        return new OrderFilter(cart, ids, store.orders().from(), channels(store));
    }

    private static Set<String> channels(Store store) {
        return store.orders().channels().stream().map(YamlScalar::text).collect(Collectors.toSet());
    }

    private static Optional<String> statusId(CartFacts cart, YamlScalar status, Problems problems) {
        String wanted = status.text().strip().toLowerCase(Locale.ROOT);
        Optional<String> id = cart.statuses().entrySet().stream()
                .filter(known -> known.getKey().toLowerCase(Locale.ROOT).equals(wanted)
                        || known.getValue().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
        if (id.isEmpty()) {
            problems.error(
                    status.at(),
                    "'" + status.text() + "' is not an order status of " + cart.name(),
                    Suggestion.didYouMean(
                            status.text(),
                            cart.statuses().values(),
                            "Known are " + String.join(", ", cart.statusWords())));
        }
        return id;
    }

    /** The rule that keeps an order out of staging, in words for a person; empty if the order is wanted. */
    public Optional<String> ruleAgainst(JsonNode order) {
        OrderFacts facts = cart.orders();
        String status = order.path(facts.status()).asText("");
        String channel =
                facts.channel().isEmpty() ? "" : order.path(facts.channel()).asText("");
        if (isDeleted(order)) {
            return Optional.of("archived in the cart");
        }
        if (!statuses.contains(status)) {
            return Optional.of("status " + cart.statusName(status) + " is not in orders.statuses");
        }
        if (!channels.isEmpty() && !channels.contains(channel)) {
            return Optional.of("channel " + channel + " is not in orders.channels");
        }
        return from.filter(first -> isBefore(order, first)).map(first -> "created before orders.from");
    }

    /** Whether the order is cancelled or archived, so that an ERP that hasn't taken it should not. */
    public boolean isCancelled(JsonNode order) {
        return isDeleted(order)
                || cart.cancelled().contains(order.path(cart.orders().status()).asText(""));
    }

    /** Whether the cart says that money went back. */
    public boolean isRefunded(JsonNode order) {
        return cart.refunded().contains(order.path(cart.orders().status()).asText(""));
    }

    private boolean isDeleted(JsonNode order) {
        return order.path(cart.orders().deleted()).asBoolean(false);
    }

    private boolean isBefore(JsonNode order, Instant first) {
        try {
            String created = order.path(cart.orders().created()).asText("");
            return cart.orders().dates().parse(created).isBefore(first);
        } catch (DateTimeParseException e) {
            return false; // an order without a readable date is wanted: the mapping says what is wrong with it
        }
    }
}
