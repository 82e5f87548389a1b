package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.store.Store;
import io.cartage.yaml.YamlScalar;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which orders of a shop a store wants. Where a cart has several fields that tell a status, the wanted ones of each field
 * are alternatives, and every field of which the store names one must agree. Immutable, thread-safe.
 */
public final class OrderFilter {
    private final CartFacts cart;
    private final Map<FieldPath, Set<String>> statuses;
    private final Optional<Instant> from;
    private final Set<String> channels;

    private OrderFilter(
            CartFacts cart, Map<FieldPath, Set<String>> statuses, Optional<Instant> from, Set<String> channels) {
        this.cart = cart;
        this.statuses = statuses;
        this.from = from;
        this.channels = Set.copyOf(channels);
    }

    /** Reads a store's {@code orders.statuses}, {@code from} and {@code channels}; unknown statuses are problems. */
    public static OrderFilter of(CartFacts cart, Store store, Problems problems) {
        Map<FieldPath, Set<String>> wanted = new LinkedHashMap<>();
        for (YamlScalar status : store.orders().statuses()) {
            enter(cart, status, wanted, problems);
        }
        return new OrderFilter(cart, wanted, store.orders().from(), channels(store));
    }

    /** A filter by statuses alone, as a person named them; unknown ones are problems. */
    public static OrderFilter ofStatuses(CartFacts cart, List<YamlScalar> statuses, Problems problems) {
        Map<FieldPath, Set<String>> wanted = new LinkedHashMap<>();
        statuses.forEach(status -> enter(cart, status, wanted, problems));
        return new OrderFilter(cart, wanted, Optional.empty(), Set.of());
    }

    private static Set<String> channels(Store store) {
        return store.orders().channels().stream().map(YamlScalar::text).collect(Collectors.toSet());
    }

    private static void enter(
            CartFacts cart, YamlScalar status, Map<FieldPath, Set<String>> wanted, Problems problems) {
        String word = status.text().strip().toLowerCase(Locale.ROOT);
        boolean known = false;
        for (Map.Entry<FieldPath, Map<String, String>> field : cart.statuses().entrySet()) {
            for (Map.Entry<String, String> value : field.getValue().entrySet()) {
                if (value.getKey().toLowerCase(Locale.ROOT).equals(word)
                        || value.getValue().toLowerCase(Locale.ROOT).equals(word)) {
                    wanted.computeIfAbsent(field.getKey(), key -> new LinkedHashSet<>())
                            .add(value.getKey());
                    known = true;
                }
            }
        }
        if (!known) {
            Set<String> names = cart.statuses().values().stream()
                    .flatMap(values -> values.values().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            problems.error(
                    status.at(),
                    "'" + status.text() + "' is not an order status of " + cart.name(),
                    Suggestion.didYouMean(status.text(), names, "Known are " + String.join(", ", cart.statusWords())));
        }
    }

    /** Whether an order has one of the statuses, whatever else there is to say of it. */
    public boolean hasWantedStatus(JsonNode order) {
        return statuses.entrySet().stream()
                .allMatch(field -> field.getValue().contains(field.getKey().text(order)));
    }

    /** The rule that keeps an order out of staging, in words for a person; empty if the order is wanted. */
    public Optional<String> ruleAgainst(JsonNode order) {
        FieldPath channelField = cart.orders().channel();
        String channel = channelField.isEmpty() ? "" : channelField.text(order);
        Optional<String> withdrawn = withdrawnBy(order);
        if (withdrawn.isPresent()) {
            return withdrawn;
        }
        for (Map.Entry<FieldPath, Set<String>> field : statuses.entrySet()) {
            String value = field.getKey().text(order);
            if (!field.getValue().contains(value)) {
                return Optional.of("status " + cart.statusName(field.getKey(), value) + " is not in orders.statuses");
            }
        }
        if (!channels.isEmpty() && !channels.contains(channel)) {
            return Optional.of("channel " + channel + " is not in orders.channels");
        }
        return from.filter(first -> isBefore(order, first)).map(first -> "created before orders.from");
    }

    /** Whether the order is cancelled, archived or the like, so that an ERP that hasn't taken it should not. */
    public boolean isCancelled(JsonNode order) {
        return withdrawnBy(order).isPresent() || hasStatusOf(order, cart.cancelled());
    }

    /** Whether the cart says that money went back. */
    public boolean isRefunded(JsonNode order) {
        return hasStatusOf(order, cart.refunded());
    }

    private boolean hasStatusOf(JsonNode order, Set<String> values) {
        return cart.statuses().keySet().stream().anyMatch(field -> values.contains(field.text(order)));
    }

    private Optional<String> withdrawnBy(JsonNode order) {
        return cart.orders().withdrawnBy().entrySet().stream()
                .filter(field -> field.getKey().isSet(order))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean isBefore(JsonNode order, Instant first) {
        try {
            String created = cart.orders().created().text(order);
            return cart.orders().dates().parse(created).isBefore(first);
        } catch (DateTimeParseException e) {
            return false; // an order without a readable date is wanted: the mapping says what is wrong with it
        }
    }
}
