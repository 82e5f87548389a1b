package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopCurrency;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What sort of an order one is: its traits, its currency, its tax and its channel. Follows from the seed and the index
 * alone, and never changes.
 */
record Profile(Set<Trait> traits, ShopCurrency currency, TaxRule tax, int channelId) {
    private static final int TRAITS = 20;
    private static final int CHANNEL = 21;
    private static final int MONEY = 22;
    private static final List<Integer> RATES_ADDED = List.of(6250, 8250, 8875, 7000, 10_250);
    private static final List<Integer> RATES_INCLUDED = List.of(20_000, 19_000, 7000, 10_000, 5500);
    private static final Set<Trait> NOT_DIGITAL = EnumSet.of(
            Trait.PICKUPS,
            Trait.MULTI_ADDRESS,
            Trait.MIXED_DIGITAL,
            Trait.LONG_ORDERS,
            Trait.HANDLING,
            Trait.WRAPPING,
            Trait.BUNDLES,
            Trait.ZERO_QUANTITY_LINES,
            Trait.DELETED_PRODUCTS,
            Trait.LOST_LINES,
            Trait.CUSTOM_PRODUCTS);
    private static final Set<Trait> NOT_EBAY = EnumSet.of(
            Trait.DIGITAL,
            Trait.PICKUPS,
            Trait.MULTI_ADDRESS,
            Trait.MIXED_DIGITAL,
            Trait.COUPONS,
            Trait.GIFT_CERTIFICATES_USED,
            Trait.STORE_CREDIT_USED,
            Trait.GIFT_CERTIFICATES_BOUGHT,
            Trait.WRAPPING);
    private static final Set<Trait> NOT_LONG = EnumSet.of(
            Trait.MULTI_ADDRESS,
            Trait.MIXED_DIGITAL,
            Trait.GIFT_CERTIFICATES_BOUGHT,
            Trait.BUNDLES,
            Trait.ZERO_QUANTITY_LINES,
            Trait.CUSTOM_PRODUCTS,
            Trait.LOST_LINES,
            Trait.PICKUPS);
    private static final Set<Trait> OF_PLAIN =
            EnumSet.of(Trait.GUESTS, Trait.FORM_FIELDS, Trait.SAME_SECOND, Trait.TAX_EXEMPT, Trait.UNICODE);

    /** Of an order in its present state: what shoppers bought while the shop ran is as plain as a defective order. */
    static Profile of(ShopData data, OrderState state) {
        return of(data, state.index(), state.defect() != Defect.NONE || state.bought() != null);
    }

    static Profile of(ShopData data, int index, Defect defect) {
        return of(data, index, defect != Defect.NONE);
    }

    private static Profile of(ShopData data, int index, boolean plain) {
        Dice dice = new Dice(data.seed(), TRAITS, index);
        Set<Trait> traits = traits(data, dice);
        Dice money = new Dice(data.seed(), MONEY, index);
        if (plain) {
            traits.retainAll(OF_PLAIN);
        }
        ShopCurrency currency = currency(data, traits, money);
        List<Integer> rates = data.taxInclusive() ? RATES_INCLUDED : RATES_ADDED;
        int rate = money.pick(rates);
        TaxRule tax = new TaxRule(data.taxInclusive(), traits.contains(Trait.TAX_EXEMPT) ? 0 : rate, currency.unit());
        return new Profile(traits, currency, tax, channel(data, index));
    }

    /** Asked for each order when a list is filtered by channel, and so computed apart from the rest. */
    static int channel(ShopData data, int index) {
        List<Integer> channels = data.channels();
        Dice dice = new Dice(data.seed(), CHANNEL, index);
        boolean other = dice.happens(data.share(Trait.OTHER_CHANNEL));
        return channels.size() == 1 || !other ? channels.get(0) : channels.get(dice.between(1, channels.size() - 1));
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    private static Set<Trait> traits(ShopData data, Dice dice) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            if (dice.happens(data.share(trait))) {
                traits.add(trait);
            }
        }
        if (traits.contains(Trait.EBAY)) {
            traits.add(Trait.GUESTS);
            traits.removeAll(NOT_EBAY);
        }
        if (traits.contains(Trait.DIGITAL)) {
            traits.removeAll(NOT_DIGITAL);
        }
        if (traits.contains(Trait.LONG_ORDERS)) {
            traits.removeAll(NOT_LONG);
        }
        if (traits.contains(Trait.PICKUPS)) {
            traits.remove(Trait.MULTI_ADDRESS);
        }
        return traits;
    }

    private static ShopCurrency currency(ShopData data, Set<Trait> traits, Dice dice) {
        List<String> codes = data.currencies();
        int other = codes.size() == 1 ? 0 : dice.between(1, codes.size() - 1);
        return ShopCurrency.valueOf(codes.get(traits.contains(Trait.OTHER_CURRENCY) ? other : 0));
    }
}
