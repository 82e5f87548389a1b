package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopCurrency;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What sort of an order one is: its traits, its currencies and its taxes. Follows from the seed and the index alone, and
 * never changes.
 *
 * @param taxes none for who is exempt
 */
record Profile(Set<Trait> traits, Tender tender, List<Tax> taxes) {
    private static final int TRAITS = 120;
    private static final int MONEY = 122;
    private static final List<List<Tax>> ADDED = List.of(
            List.of(new Tax("Texas State Tax", 6250)),
            List.of(new Tax("State Tax", 6000), new Tax("County Tax", 2250)),
            List.of(new Tax("State Tax", 4000), new Tax("City Tax", 4875)),
            List.of(new Tax("State Tax", 7000)));
    private static final List<List<Tax>> INCLUDED = List.of(
            List.of(new Tax("VAT", 20_000)),
            List.of(new Tax("MwSt", 19_000)),
            List.of(new Tax("GST", 5000), new Tax("PST", 7000)),
            List.of(new Tax("消費税", 10_000)));
    private static final Set<Trait> NOT_DIGITAL = EnumSet.of(
            Trait.PICKUPS,
            Trait.MIXED_DIGITAL,
            Trait.BUNDLES,
            Trait.DELETED_PRODUCTS,
            Trait.CUSTOM_PRODUCTS,
            Trait.BLANK_SKUS,
            Trait.LONG_ORDERS,
            Trait.DUTIES,
            Trait.CASH_ROUNDING,
            Trait.SHIPPING_DISCOUNTS,
            Trait.MORE_SHIPPING_LINES,
            Trait.POINT_OF_SALE,
            Trait.SPLIT_ORDERS);
    private static final Set<Trait> NOT_IN_THE_STORE = EnumSet.of(
            Trait.PICKUPS,
            Trait.B2B,
            Trait.DUTIES,
            Trait.FEES,
            Trait.SHIPPING_DISCOUNTS,
            Trait.MORE_SHIPPING_LINES,
            Trait.DRAFT_ORDERS,
            Trait.SPLIT_ORDERS,
            Trait.CANCELLED_ORDERS,
            Trait.LONG_ORDERS);
    private static final Set<Trait> NOT_LONG =
            EnumSet.of(Trait.MIXED_DIGITAL, Trait.BUNDLES, Trait.GIFT_CERTIFICATES_BOUGHT, Trait.TIPS);
    private static final Set<Trait> PLAIN =
            EnumSet.of(Trait.GUESTS, Trait.FORM_FIELDS, Trait.SAME_SECOND, Trait.TAX_EXEMPT, Trait.UNICODE);

    static Profile of(ShopData data, OrderState state) {
        return of(data, state.index(), state.written().purchase() != null);
    }

    /** @param isPlain whether it must not be any but an ordinary order */
    static Profile of(ShopData data, int index, boolean isPlain) {
        Set<Trait> traits = traits(data, new Dice(data.seed(), TRAITS, index));
        if (isPlain || Defect.at(index, data) != Defect.NONE) {
            traits.retainAll(PLAIN);
        }
        Dice dice = new Dice(data.seed(), MONEY, index);
        ShopCurrency own = ShopCurrency.valueOf(data.currencies().get(0));
        ShopCurrency seen = presentment(data, traits, dice);
        List<Tax> taxes = dice.pick(data.taxInclusive() ? INCLUDED : ADDED);
        return new Profile(traits, new Tender(own, seen), traits.contains(Trait.TAX_EXEMPT) ? List.of() : taxes);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    private static ShopCurrency presentment(ShopData data, Set<Trait> traits, Dice dice) {
        List<String> codes = data.currencies();
        boolean other = traits.contains(Trait.OTHER_CURRENCY) && codes.size() > 1;
        return ShopCurrency.valueOf(codes.get(other ? dice.between(1, codes.size() - 1) : 0));
    }

    private static Set<Trait> traits(ShopData data, Dice dice) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            if (dice.happens(data.share(trait)) && Statuses.WORDS.traits().contains(trait)) {
                traits.add(trait);
            }
        }
        if (traits.contains(Trait.DIGITAL)) {
            traits.removeAll(NOT_DIGITAL);
        }
        if (traits.contains(Trait.CASH_ROUNDING)) {
            traits.add(Trait.POINT_OF_SALE);
        }
        if (traits.contains(Trait.POINT_OF_SALE)) {
            traits.removeAll(NOT_IN_THE_STORE);
        }
        if (traits.contains(Trait.B2B)) {
            traits.remove(Trait.GUESTS);
            traits.remove(Trait.TIPS);
        }
        if (traits.contains(Trait.PICKUPS)) {
            traits.remove(Trait.SHIPPING_DISCOUNTS);
            traits.remove(Trait.MORE_SHIPPING_LINES);
        }
        if (traits.contains(Trait.LONG_ORDERS)) {
            traits.removeAll(NOT_LONG);
        }
        return traits;
    }
}
