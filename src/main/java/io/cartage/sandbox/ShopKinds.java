package io.cartage.sandbox;

import io.cartage.sandbox.bigcommerce.BigCommerceKind;
import java.util.Map;

/** The carts that can be simulated: the one place to enter another. */
final class ShopKinds {
    static final Map<String, ShopKind> BY_CART = Map.of("bigcommerce", new BigCommerceKind());

    private ShopKinds() {}

    static ShopKind of(String cart) {
        ShopKind kind = BY_CART.get(cart);
        if (kind == null) {
            throw new IllegalArgumentException("There is no simulated shop for the cart '" + cart + "', only for "
                    + String.join(", ", BY_CART.keySet().stream().sorted().toList()));
        }
        return kind;
    }
}
