package io.cartage.sandbox.bigcommerce;

/**
 * Which parts of an order the caller asked to have in it, instead of links.
 *
 * @param inArray whether consignments come in the old shape, wrapped in an array of one
 */
record Include(boolean consignments, boolean lineItems, boolean fees, boolean inArray) {}
