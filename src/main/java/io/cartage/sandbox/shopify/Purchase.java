package io.cartage.sandbox.shopify;

/**
 * What a shopper bought at the storefront: an order of one line.
 *
 * @param place whose stock it was taken from, and which sends it
 */
record Purchase(Article article, int units, Places place) {}
