/**
 * What a connection test looks at in a shop: the facts that {@code routes/<cart>/look.yaml} tells
 * ({@link io.cartage.cart.look.LookFacts}), the calls they lead to ({@link io.cartage.cart.look.ShopLook}), and a check for
 * each thing looked at, which makes {@link io.cartage.cart.look.Finding}s of the answers. Knows no cart by name and no
 * Camel, and writes nothing. Start at {@link io.cartage.cart.look.ShopLook}.
 */
@NullMarked
package io.cartage.cart.look;

import org.jspecify.annotations.NullMarked;
