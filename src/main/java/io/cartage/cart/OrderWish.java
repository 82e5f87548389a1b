package io.cartage.cart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.PushFacts.StatusFacts;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a store wants written to an order, as mappings see it under {@code wish}. Immutable, thread-safe.
 *
 * @param json belongs to whoever asks for it; never changed
 * @param status the value of the status that the order gets; empty if none
 */
public record OrderWish(ObjectNode json, Optional<String> status) {

    /** Reads {@code when_staged} or {@code when_imported} of a store file; empty with problems if it is wrong. */
    public static Optional<OrderWish> of(CartFacts cart, YamlMap section, Problems problems) {
        Optional<StatusFacts> facts = cart.push().statuses();
        if (facts.isEmpty()) {
            problems.error(
                    section.at(),
                    cart.name() + " has nothing that could be written to an order",
                    "Take the section away");
            return Optional.empty();
        }
        Map<String, String> words = facts.get().wishes();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Optional<String> status = Optional.empty();
        YamlFields fields = new YamlFields(section, problems);
        for (String key : words.keySet()) {
            Optional<YamlScalar> value = fields.scalar(key);
            if (value.isPresent() && key.equals(facts.get().status())) {
                status = status(cart, value.get(), problems);
                status.ifPresent(text -> json.put(key, text));
            } else {
                value.ifPresent(scalar -> put(json, key, scalar.text()));
            }
        }
        fields.finish(key -> Optional.of(Suggestion.didYouMean(key, words.keySet(), "Known here: " + told(words))));
        if (json.isEmpty()) {
            problems.error(section.at(), "nothing is said that an order should get", "Write one of: " + told(words));
            return Optional.empty();
        }
        return Optional.of(new OrderWish(json, status));
    }

    private static void put(ObjectNode json, String key, String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> json.put(key, true);
            case "false", "no", "off" -> json.put(key, false);
            default -> json.put(key, text);
        }
    }

    private static String told(Map<String, String> words) {
        StringBuilder told = new StringBuilder();
        words.forEach((key, meaning) -> told.append(told.isEmpty() ? "" : "; ")
                .append(key)
                .append(" (")
                .append(meaning)
                .append(')'));
        return told.toString();
    }

    private static Optional<String> status(CartFacts cart, YamlScalar wanted, Problems problems) {
        String word = wanted.text().strip().toLowerCase(Locale.ROOT);
        Map<String, String> all = new LinkedHashMap<>();
        cart.statuses().values().forEach(all::putAll);
        for (Map.Entry<String, String> status : all.entrySet()) {
            if (status.getKey().toLowerCase(Locale.ROOT).equals(word)
                    || status.getValue().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(status.getKey());
            }
        }
        Position at = wanted.at();
        problems.error(
                at,
                "'" + wanted.text() + "' is not an order status of " + cart.name(),
                Suggestion.didYouMean(
                        wanted.text(), all.values(), "Known are " + String.join(", ", cart.statusWords())));
        return Optional.empty();
    }
}
