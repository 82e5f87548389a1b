/**
 * A simulated Shopify shop behind its Admin GraphQL API. Orders are derived from the seed and their index when asked for,
 * so that a hundred thousand need no memory. May use {@code sandbox}. Start at {@code OrderFactory} for the data,
 * {@code Totals} for how the amounts add up, {@code OrderGraph} for the shape.
 */
@NullMarked
package io.cartage.sandbox.shopify;

import org.jspecify.annotations.NullMarked;
