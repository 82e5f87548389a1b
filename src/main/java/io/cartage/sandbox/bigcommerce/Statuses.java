package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.ShopWords;
import io.cartage.sandbox.Trait;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The fifteen order statuses. */
final class Statuses {
    static final int CANCELLED = 5;

    /** Names by id. */
    static final List<String> NAMES = List.of(
            "Incomplete",
            "Pending",
            "Shipped",
            "Partially Shipped",
            "Refunded",
            "Cancelled",
            "Declined",
            "Awaiting Payment",
            "Awaiting Pickup",
            "Awaiting Shipment",
            "Completed",
            "Awaiting Fulfillment",
            "Manual Verification Required",
            "Disputed",
            "Partially Refunded");

    /** What settings of these shops may name. */
    static final ShopWords WORDS = new ShopWords(
            words(),
            "Write a status id from 0 to 14, or its name",
            EnumSet.range(Trait.GUESTS, Trait.MESSAGES),
            Set.of());

    private static final int[] USUAL = {50, 20, 180, 20, 10, 25, 10, 40, 15, 80, 70, 450, 10, 5, 15};

    private Statuses() {}

    /** Weights by id; the usual ones if the settings name none. */
    static int[] weights(ShopData data) {
        Map<String, Integer> weights = WORDS.weights(data.statuses());
        return weights.isEmpty()
                ? USUAL.clone()
                : IntStream.range(0, NAMES.size())
                        .map(id -> weights.getOrDefault(Integer.toString(id), 0))
                        .toArray();
    }

    /**
     * The id that {@code word}, an id or a name, stands for.
     *
     * @throws IllegalArgumentException if there is no such status
     */
    static int id(String word) {
        return WORDS.status(word)
                .map(Integer::valueOf)
                .orElseThrow(() -> new IllegalArgumentException("There is no status '" + word + "'"));
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        for (int id = 0; id < NAMES.size(); id++) {
            words.put(Integer.toString(id), Integer.toString(id));
            words.put(NAMES.get(id).toLowerCase(Locale.ROOT), Integer.toString(id));
        }
        return words;
    }
}
