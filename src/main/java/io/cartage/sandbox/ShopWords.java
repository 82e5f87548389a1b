package io.cartage.sandbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the settings of one cart's shops may name.
 *
 * @param statuses the value of a status field by each word for it, in lower case
 * @param statusRemedy what to write instead of a word that isn't among them
 * @param traits those that the cart's orders can have
 * @param without keys that other carts' shops have and this cart's don't
 */
public record ShopWords(Map<String, String> statuses, String statusRemedy, Set<Trait> traits, Set<String> without) {

    public ShopWords {
        statuses = Map.copyOf(statuses);
        traits = Set.copyOf(traits);
        without = Set.copyOf(without);
    }

    /** The value, as the cart's status field holds it, that a word stands for; empty if this cart has none such. */
    public Optional<String> status(String word) {
        return Optional.ofNullable(statuses.get(word.toLowerCase(Locale.ROOT)));
    }

    /** Weights by value of those words that this cart has. */
    public Map<String, Integer> weights(Map<String, Integer> byWord) {
        Map<String, Integer> weights = new HashMap<>();
        byWord.forEach((word, weight) -> status(word).ifPresent(value -> weights.merge(value, weight, Integer::sum)));
        return weights;
    }
}
