package io.cartage.sandbox.shopify;

import io.cartage.sandbox.ShopCurrency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two currencies of an order: the shop's own, and the one in which the customer saw prices and paid. */
record Tender(ShopCurrency shop, ShopCurrency presentment) {
    private static final int CENTS_TIMES_RATE = 6;

    /** A price of so many US cents; at least the smallest unit, unless it is nothing. */
    Bag price(long cents) {
        return cents == 0 ? Bag.ZERO : new Bag(units(shop, cents), units(presentment, cents));
    }

    /** As the API writes most amounts: {@code {shopMoney: {amount: "25.0", …}, presentmentMoney: …}}. */
    Map<String, Object> written(Bag bag) {
        return written(money(bag.shop(), shop, 1), money(bag.presentment(), presentment, 1));
    }

    /** As the API writes computed amounts, with all decimals of the currency: {@code "22.50"}. */
    Map<String, Object> padded(Bag bag) {
        return written(
                money(bag.shop(), shop, Math.max(1, shop.decimals())),
                money(bag.presentment(), presentment, Math.max(1, presentment.decimals())));
    }

    /** What the customer saw of an amount. */
    Map<String, Object> seen(Bag bag) {
        return money(bag.presentment(), presentment, 1);
    }

    /** Whether both currencies have coins of a hundredth. */
    boolean hasCents() {
        return shop.decimals() == 2 && presentment.decimals() == 2;
    }

    /** An amount of the shop's own view. */
    BigDecimal decimal(Bag bag) {
        return BigDecimal.valueOf(bag.shop(), shop.decimals());
    }

    private static Map<String, Object> written(Map<String, Object> inShop, Map<String, Object> seen) {
        Map<String, Object> bag = new LinkedHashMap<>(4);
        bag.put("shopMoney", inShop);
        bag.put("presentmentMoney", seen);
        return bag;
    }

    private static Map<String, Object> money(long amount, ShopCurrency currency, int decimals) {
        BigDecimal value = BigDecimal.valueOf(amount, currency.decimals());
        BigDecimal shortest = amount == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        BigDecimal shown =
                shortest.scale() < decimals ? shortest.setScale(decimals, RoundingMode.UNNECESSARY) : shortest;
        Map<String, Object> money = new LinkedHashMap<>(4);
        money.put("amount", shown.toPlainString());
        money.put("currencyCode", currency.name());
        return money;
    }

    private static long units(ShopCurrency currency, long cents) {
        return BigDecimal.valueOf(cents * currency.perDollar(), CENTS_TIMES_RATE)
                .movePointRight(currency.decimals())
                .setScale(0, RoundingMode.HALF_UP)
                .max(BigDecimal.ONE)
                .longValueExact();
    }
}
