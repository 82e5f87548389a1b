package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.List;
import java.util.Locale;

/**
 * What an order carries besides goods and money.
 *
 * @param formFields how the form fields look: 0 none, 1 null, then several sorts of values
 */
record Extras(
        String paymentMethod,
        String source,
        String cartId,
        String ipAddress,
        String ipAddressV6,
        String message,
        String notes,
        String ebayOrderId,
        int formFields,
        int metafields) {
    private static final int STREAM = 33;
    private static final int MOST_TEXT = 65_535;
    private static final List<String> METHODS = List.of(
            "Credit Card",
            "Credit Card",
            "Credit Card",
            "PayPal",
            "PayPal",
            "Purchase Order",
            "Check",
            "Bank Deposit",
            "Cash on Delivery",
            "Manual",
            "Test Payment Gateway");
    private static final List<String> SOURCES = List.of(
            "www",
            "www",
            "www",
            "www",
            "iphone",
            "android",
            "mobile",
            "manual",
            "external",
            "checkout_api",
            "buybutton");
    private static final List<String> MESSAGES = List.of(
            "Please leave it at the back door.",
            "Gift! No prices on the packing slip, please.\r\nThank you",
            "Call before delivery: \"gate code\" is 4-4-1; use <side> entrance & ring twice",
            "配達は午後にお願いします \uD83D\uDE4F",
            "\tIndented, with a trailing space ");
    private static final List<String> WORDS = List.of(
            "engraving", "\u201CHappy Birthday\u201D", "naïve", "逐次", "line two\n", "\uD83C\uDF81", "a/b", "1,000");

    static Extras of(ShopData data, Profile profile, int index) {
        Dice dice = new Dice(data.seed(), STREAM, index);
        boolean ebay = profile.is(Trait.EBAY);
        String source = ebay ? "ebay" : dice.pick(SOURCES);
        return new Extras(
                ebay ? "PayPal" : dice.pick(METHODS),
                source,
                source.equals("manual") || ebay ? "" : uuid(dice),
                "203.0.113." + dice.below(256),
                dice.below(8) == 0 ? "2001:db8::" + Integer.toHexString(dice.below(65_536)) : "",
                profile.is(Trait.MESSAGES) ? dice.pick(MESSAGES) : "",
                profile.is(Trait.LONG_TEXTS) ? longText(dice) : dice.below(20) == 0 ? "Checked by phone" : "",
                ebay
                        ? dice.between(10, 99) + "-" + dice.between(10_000, 99_999) + "-" + dice.between(10_000, 99_999)
                        : "0",
                profile.is(Trait.FORM_FIELDS) ? dice.between(1, 6) : 0,
                profile.is(Trait.METAFIELDS) ? dice.between(1, 3) : 0);
    }

    private static String longText(Dice dice) {
        int length = dice.below(3) == 0 ? MOST_TEXT : dice.between(2_000, MOST_TEXT);
        StringBuilder text = new StringBuilder(length + 32);
        while (text.length() < length) {
            text.append(dice.pick(WORDS)).append(' ');
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    private static String uuid(Dice dice) {
        long high = dice.next();
        long low = dice.next();
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-a%03x-%012x",
                high >>> 32,
                (high >>> 16) & 0xffff,
                high & 0xfff,
                low >>> 52,
                low & 0xffffffffffffL);
    }
}
