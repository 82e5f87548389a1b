package io.cartage.sandbox;

import io.cartage.sandbox.bigcommerce.BigCommerceKind;
import io.cartage.sandbox.shopify.ShopifyKind;
import java.util.Map;
import java.util.Optional;

/** The carts that can be simulated: the one place to enter another. */
final class ShopKinds {
    static final Map<String, ShopKind> BY_CART =
            Map.of("bigcommerce", new BigCommerceKind(), "shopify", new ShopifyKind());

    private ShopKinds() {}

    static Optional<ShopKind> find(String cart) {
        return Optional.ofNullable(BY_CART.get(cart));
    }

    static String none(String cart) {
        return "there is no simulated shop for the cart '" + cart + "', only for "
                + String.join(", ", BY_CART.keySet().stream().sorted().toList());
    }
}
