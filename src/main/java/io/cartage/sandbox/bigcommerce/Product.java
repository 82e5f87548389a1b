package io.cartage.sandbox.bigcommerce;

/**
 * A product of the shop's catalog.
 *
 * @param cents its price in US cents
 * @param weight in ten-thousandths
 * @param deleted whether it is gone from the catalog; orders still show it
 * @param option such as {@code Size}; empty for a product without options
 */
record Product(
        int id,
        String sku,
        String name,
        String brand,
        String upc,
        boolean digital,
        int cents,
        int weight,
        boolean deleted,
        String option,
        String optionValue) {

    int variantId() {
        return 1000 + id;
    }
}
