package io.cartage.sandbox.shopify;

import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.ShopWords;
import io.cartage.sandbox.Trait;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
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
            EnumSet.complementOf(EnumSet.copyOf(OTHERS)),
            Set.of("channels", "credit_lowers_total"));

    private Statuses() {}

    /** The weights of the financial statuses; the usual ones if the settings name none of them. */
    static Weights<FinancialStatus> financial(ShopData data) {
        return weights(data, List.of(FinancialStatus.values()), FinancialStatus::usual);
    }

    /** The weights of the fulfillment statuses; the usual ones if the settings name none of them. */
    static Weights<FulfillmentStatus> fulfillment(ShopData data) {
        return weights(data, List.of(FulfillmentStatus.values()), FulfillmentStatus::usual);
    }

    private static <E extends Enum<E>> Weights<E> weights(ShopData data, List<E> statuses, ToIntFunction<E> usual) {
        Map<String, Integer> byValue = WORDS.weights(data.statuses());
        boolean named = statuses.stream().anyMatch(status -> byValue.getOrDefault(status.name(), 0) > 0);
        Map<E, Integer> weights = new LinkedHashMap<>();
        for (E status : statuses) {
            weights.put(status, named ? byValue.getOrDefault(status.name(), 0) : usual.applyAsInt(status));
        }
        return new Weights<>(weights, named);
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
