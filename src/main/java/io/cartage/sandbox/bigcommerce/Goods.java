package io.cartage.sandbox.bigcommerce;

import java.util.Optional;

/**
 * One variant as it stands in the catalog now.
 *
 * @param tracking how its product is counted: {@code product} or {@code variant}, or {@code none} if it isn't
 */
record Goods(Product product, Variant variant, String tracking) {
    private static final int VARIANTS = 4;

    /** What its stock is kept under: its product's or its own; empty if it isn't counted. */
    Optional<Integer> stockKey() {
        return switch (tracking) {
            case "product" -> Optional.of(key(product.id(), 0));
            case "variant" -> Optional.of(key(product.id(), Variant.number(variant.id())));
            default -> Optional.empty();
        };
    }

    /** Whether it is what is counted: of products that are counted as a whole, the first variant alone. */
    boolean isItem() {
        return tracking.equals("variant") || (tracking.equals("product") && Variant.number(variant.id()) == 0);
    }

    static int key(int productId, int variant) {
        return productId * VARIANTS + variant;
    }
}
