package io.cartage.sandbox.shopify;

import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.ShopWords;
import io.cartage.sandbox.Trait;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The statuses of orders: one field tells of the payment, another of the delivery, and no word is in both. */
final class Statuses {
    /** Traits that no order of this cart has. */
    private static final Set<Trait> OTHERS = EnumSet.of(
            Trait.EBAY,
            Trait.MULTI_ADDRESS,
            Trait.HANDLING,
            Trait.WRAPPING,
            Trait.ZERO_QUANTITY_LINES,
            Trait.LOST_LINES,
            Trait.SHORT_MONEY,
            Trait.DISPLAY_CURRENCY,
            Trait.OTHER_CHANNEL);

    /** What settings of these shops may name. */
    static final ShopWords WORDS = new ShopWords(
            words(),
            "Write a status such as PAID, PARTIALLY_REFUNDED or UNFULFILLED",
            EnumSet.complementOf(EnumSet.copyOf(OTHERS)));

    private Statuses() {}

    /** One weight for each financial status; the usual ones if the settings name none of them. */
    static int[] financialWeights(ShopData data) {
        int[] named = named(data, List.of(FinancialStatus.values()));
        return Stream.of(FinancialStatus.values())
                .mapToInt(status -> named.length == 0 ? status.usual() : named[status.ordinal()])
                .toArray();
    }

    /** One weight for each fulfillment status; the usual ones if the settings name none of them. */
    static int[] fulfillmentWeights(ShopData data) {
        int[] named = named(data, List.of(FulfillmentStatus.values()));
        return Stream.of(FulfillmentStatus.values())
                .mapToInt(status -> named.length == 0 ? status.usual() : named[status.ordinal()])
                .toArray();
    }

    private static int[] named(ShopData data, List<? extends Enum<?>> statuses) {
        Map<String, Integer> weights = WORDS.weights(data.statuses());
        int[] named = statuses.stream()
                .mapToInt(status -> weights.getOrDefault(status.name(), 0))
                .toArray();
        for (int weight : named) {
            if (weight > 0) {
                return named;
            }
        }
        return new int[0];
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        Stream.concat(Stream.of(FinancialStatus.values()), Stream.of(FulfillmentStatus.values()))
                .map(Enum::name)
                .forEach(name -> {
                    words.put(name.toLowerCase(Locale.ROOT), name);
                    words.put(name.toLowerCase(Locale.ROOT).replace('_', ' '), name);
                });
        return words;
    }
}
