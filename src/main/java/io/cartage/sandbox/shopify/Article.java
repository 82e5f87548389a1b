package io.cartage.sandbox.shopify;

import org.jspecify.annotations.Nullable;

/**
 * A variant of a product.
 *
 * @param variantTitle null if the product has only this one
 * @param sku null or empty if the merchant gave it none
 * @param cents its price in US cents
 * @param deleted whether it is gone from the catalog; orders still show its text
 * @param tracked whether the shop counts its stock
 * @param service whether a fulfillment service delivers it
 */
record Article(
        long productId,
        long variantId,
        String title,
        @Nullable String variantTitle,
        String vendor,
        @Nullable String sku,
        @Nullable String barcode,
        int cents,
        int grams,
        Sort sort,
        boolean deleted,
        boolean tracked,
        boolean service) {

    /** What is sold. */
    enum Sort {
        GOODS,
        DOWNLOAD,
        GIFT_CARD
    }

    private static final long FROM_VARIANT_TO_ITEM = 100_000_000_000L;

    long inventoryItemId() {
        return variantId + FROM_VARIANT_TO_ITEM;
    }

    static long variantOfItem(long inventoryItemId) {
        return inventoryItemId - FROM_VARIANT_TO_ITEM;
    }

    Article withoutSku() {
        return withSku(null);
    }

    Article withSku(@Nullable String other) {
        return new Article(
                productId,
                variantId,
                title,
                variantTitle,
                vendor,
                other,
                barcode,
                cents,
                grams,
                sort,
                deleted,
                tracked,
                service);
    }

    boolean hasSku() {
        return sku != null && !sku.isBlank();
    }
}
