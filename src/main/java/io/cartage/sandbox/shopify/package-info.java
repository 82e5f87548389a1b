/**
 * A simulated Shopify shop behind its Admin GraphQL API. Orders are derived from the seed and their index when asked for,
 * so that a hundred thousand need no memory. May use {@code sandbox}. Start at {@link io.cartage.sandbox.shopify.ShopifyKind},
 * then {@code ShopifyShop} for the calls, {@code ShopSchema} and {@code Roots} for what can be asked, {@code Priced} for the
 * cost; {@code OrderFactory} for the data, {@code Totals} for how the amounts add up, {@code OrderGraph} for the shape.
 */
@NullMarked
package io.cartage.sandbox.shopify;

import org.jspecify.annotations.NullMarked;
