package io.cartage.sandbox;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be special about an order. Each has a share in percent, set under {@code shares:}. */
public enum Trait {
    // The order of these is part of the data: add new ones at the end, and the old orders stay as they are.
    GUESTS(30, 30),
    EBAY(1, 4),
    DIGITAL(3, 6),
    MIXED_DIGITAL(1, 4),
    PICKUPS(2, 6),
    MULTI_ADDRESS(1, 6),
    COUPONS(8, 15),
    AUTOMATIC_DISCOUNTS(6, 12),
    MANUAL_DISCOUNTS(2, 8),
    GIFT_CERTIFICATES_USED(2, 8),
    STORE_CREDIT_USED(1, 6),
    GIFT_CERTIFICATES_BOUGHT(1, 6),
    FEES(2, 10),
    HANDLING(2, 10),
    WRAPPING(3, 10),
    BUNDLES(3, 10),
    ZERO_QUANTITY_LINES(1, 6),
    DELETED_PRODUCTS(2, 8),
    CUSTOM_PRODUCTS(0, 0),
    LONG_ORDERS(0, 2),
    LOST_LINES(0, 1),
    FORM_FIELDS(25, 50),
    METAFIELDS(5, 20),
    UNICODE(8, 30),
    LONG_TEXTS(0, 0.5),
    SAME_SECOND(10, 40),
    SHORT_MONEY(2, 10),
    DISPLAY_CURRENCY(0, 8),
    OTHER_CURRENCY(0, 30),
    OTHER_CHANNEL(0, 30),
    TAX_EXEMPT(10, 15),
    ARCHIVED(0, 2),
    MESSAGES(10, 20),
    EDITED_ORDERS(2, 8),
    TEST_ORDERS(1, 4),
    CANCELLED_ORDERS(2, 6),
    B2B(3, 12),
    DUTIES(0, 6),
    TIPS(1, 6),
    CASH_ROUNDING(0, 4),
    LINE_DISCOUNTS(2, 8),
    SCRIPT_DISCOUNTS(0, 4),
    SHIPPING_DISCOUNTS(3, 8),
    MORE_SHIPPING_LINES(0, 5),
    NO_SHIPPING_LINES(0, 3),
    BLANK_SKUS(0, 0),
    POINT_OF_SALE(2, 8),
    DRAFT_ORDERS(2, 6),
    SPLIT_ORDERS(3, 12);

    /** A mix of orders known by name. */
    public enum Mix {
        ORDINARY,
        EVERYTHING
    }

    private final double ordinary;
    private final double everything;

    Trait(double ordinary, double everything) {
        this.ordinary = ordinary;
        this.everything = everything;
    }

    /** As written in a store file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Trait::key).toList();
    }

    public static Optional<Trait> of(String key) {
        return Arrays.stream(values()).filter(trait -> trait.key().equals(key)).findFirst();
    }

    /** The shares of a mix, per hundred thousand orders. */
    public static Map<Trait, Integer> shares(Mix mix) {
        Map<Trait, Integer> shares = new EnumMap<>(Trait.class);
        for (Trait trait : values()) {
            double percent = mix == Mix.ORDINARY ? trait.ordinary : trait.everything;
            shares.put(trait, (int) Math.round(percent * 1000));
        }
        return shares;
    }
}
