package io.cartage.sandbox.shopify;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something put into a basket, before discounts and tax.
 *
 * @param article null for a custom item and a tip
 * @param sku null or empty if it has none
 * @param group the number of the bundle it belongs to; 0 for none
 * @param attributes what the customer chose or typed
 * @param added whether an edit added it to an order that was already placed
 * @param removed units that an edit removed
 */
record Item(
        Kind kind,
        @Nullable Article article,
        String title,
        @Nullable String sku,
        int quantity,
        Bag price,
        int group,
        Map<String, String> attributes,
        boolean added,
        int removed) {

    /** What a line is about. */
    enum Kind {
        GOODS,
        DOWNLOAD,
        GIFT_CARD,
        CUSTOM,
        TIP
    }

    static Item of(Article article, int quantity, Bag price) {
        Kind kind =
                switch (article.sort()) {
                    case GOODS -> Kind.GOODS;
                    case DOWNLOAD -> Kind.DOWNLOAD;
                    case GIFT_CARD -> Kind.GIFT_CARD;
                };
        return new Item(kind, article, article.title(), article.sku(), quantity, price, 0, Map.of(), false, 0);
    }

    /** A custom item or a tip. */
    static Item free(Kind kind, String title, Bag price) {
        return new Item(kind, null, title, null, 1, price, 0, Map.of(), false, 0);
    }

    Bag total() {
        return price.times(quantity);
    }

    boolean isShipped() {
        return kind == Kind.GOODS || kind == Kind.CUSTOM;
    }

    /** Tips and gift cards are neither taxed nor discounted. */
    boolean isOrdinary() {
        return kind != Kind.TIP && kind != Kind.GIFT_CARD;
    }

    Item withQuantity(int other) {
        return new Item(kind, article, title, sku, other, price, group, attributes, added, removed);
    }

    /** Neither the line nor its variant has a SKU, so that there is none to fall back to. */
    Item withoutSku() {
        @Nullable Article blank = article == null ? null : article.withoutSku();
        return new Item(kind, blank, title, null, quantity, price, group, attributes, added, removed);
    }

    Item withAttributes(Map<String, String> other) {
        return new Item(kind, article, title, sku, quantity, price, group, other, added, removed);
    }

    Item inGroup(int other) {
        return new Item(kind, article, title, sku, quantity, price, other, attributes, added, removed);
    }

    Item addedLater() {
        return new Item(kind, article, title, sku, quantity, price, group, attributes, true, removed);
    }

    Item without(int units) {
        return new Item(kind, article, title, sku, quantity, price, group, attributes, added, units);
    }
}
