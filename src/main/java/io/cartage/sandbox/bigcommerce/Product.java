package io.cartage.sandbox.bigcommerce;

/**
 * A product of the shop's catalog.
 *
 * @param cents its price in US cents
 * @param weight in ten-thousandths
 * @param deleted whether it is gone from the catalog; orders still show it
 * @param variant which of its variants this is: 0 for the one that is sold first
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
        int variant,
        String option,
        String optionValue) {

    int variantId() {
        return Variant.id(id, variant);
    }

    Product withSku(String other) {
        return new Product(id, other, name, brand, upc, digital, cents, weight, deleted, variant, option, optionValue);
    }

    /** As orders name it when another variant than the first was bought. */
    Product as(Variant other) {
        int number = Variant.number(other.id());
        return new Product(
                id, other.sku(), name, brand, upc, digital, cents, weight, deleted, number, option, other.value());
    }
}
