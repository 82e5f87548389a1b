/**
 * A simulated BigCommerce shop: V2 orders with everything they hold, and the little of V3 that orders need. Orders are
 * derived from the seed and their index when asked for, so that a hundred thousand need no memory. May use
 * {@code sandbox}. Start at {@link io.cartage.sandbox.bigcommerce.BigCommerceKind}, then {@code BigCommerceShop} for
 * the addresses, {@code OrderFactory} for the data, {@code OrderJson} for their shape.
 */
@NullMarked
package io.cartage.sandbox.bigcommerce;

import org.jspecify.annotations.NullMarked;
