package io.cartage.sandbox.bigcommerce;

/**
 * What a shopper bought while the shop ran: the only line of that order.
 *
 * @param product the variant bought, in the shape in which orders name it
 */
record Bought(Product product, int quantity) {}
