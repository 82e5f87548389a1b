/**
 * What is common to all carts: the facts that {@code routes/<cart>/cart.yaml} tells ({@link io.cartage.cart.CartFacts}),
 * how a store reaches its shop, the shop's quota, and reading a cart's list of changed orders without losing one
 * ({@link io.cartage.cart.OrderReading}). Knows no cart by name. May use {@code store}, {@code config}, {@code yaml} and
 * {@code problem}; nothing of Camel, mapping or staging. Start at {@link io.cartage.cart.CartFacts}.
 */
@NullMarked
package io.cartage.cart;

import org.jspecify.annotations.NullMarked;
