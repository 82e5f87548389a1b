package io.cartage.sandbox.bigcommerce;

import org.jspecify.annotations.Nullable;

/**
 * Something put into a basket, before discounts and tax.
 *
 * @param product null for a gift certificate and for a custom product
 * @param price of one, exact in the sense of {@link TaxRule}
 * @param parent the index of the bundle it belongs to; -1 for none
 * @param place the index of the consignment that carries it
 * @param wrapping what wrapping this line costs
 */
record Item(
        @Nullable Product product,
        Type type,
        String sku,
        String name,
        int quantity,
        long price,
        int parent,
        int place,
        long wrapping) {

    /** As the API calls it. */
    enum Type {
        PHYSICAL("physical"),
        DIGITAL("digital"),
        GIFT_CERTIFICATE("giftcertificate");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    boolean isChild() {
        return parent >= 0;
    }

    long exactTotal() {
        return price * quantity;
    }

    Item withQuantity(int other) {
        return new Item(product, type, sku, name, other, price, parent, place, wrapping);
    }

    Item withoutSku() {
        return new Item(product, type, "", name, quantity, price, parent, place, wrapping);
    }

    Item withWrapping(long cost) {
        return new Item(product, type, sku, name, quantity, price, parent, place, cost);
    }
}
