package io.cartage.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a simulated shop holds.
 *
 * @param orders how many there are at the beginning
 * @param now when the generated history ends; fixed, so that a shop of one seed is the same on every day
 * @param days how far the history reaches back
 * @param shares how many of a hundred thousand orders have a trait
 * @param statuses weights by words that {@link ShopWords} knows; empty for the usual mix of the cart
 * @param currencies the first is the shop's own; others are paid in by the share {@link Trait#OTHER_CURRENCY}
 * @param channels the first is the shop's own; others sell by the share {@link Trait#OTHER_CHANNEL}
 * @param leastLines fewest lines of a basket
 * @param mostLines most lines of a basket
 * @param products how many the catalog holds
 * @param taxInclusive whether prices include tax
 * @param creditLowersTotal whether gift certificates and store credit used lower the order's total
 * @param unmappable how many orders are made defective on purpose
 * @param defects what is wrong with them, in turn: of {@link #DEFECTS}
 * @param arrivals how many new orders come in per minute
 */
public record ShopData(
        long seed,
        int orders,
        Instant now,
        int days,
        Map<Trait, Integer> shares,
        Map<String, Integer> statuses,
        List<String> currencies,
        List<Integer> channels,
        int leastLines,
        int mostLines,
        int products,
        boolean taxInclusive,
        boolean creditLowersTotal,
        int unmappable,
        List<String> defects,
        int arrivals) {

    /** What can be wrong with an order on purpose. */
    public static final List<String> DEFECTS = List.of("line_without_sku", "total_off");

    public ShopData {
        shares = Map.copyOf(shares);
        statuses = Map.copyOf(statuses);
        currencies = List.copyOf(currencies);
        channels = List.copyOf(channels);
        defects = defects.isEmpty() ? DEFECTS : List.copyOf(defects);
    }

    /** The share of a trait, per hundred thousand orders. */
    public int share(Trait trait) {
        return shares.getOrDefault(trait, 0);
    }
}
