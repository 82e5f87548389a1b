package io.cartage.sandbox.shopify;

import java.util.List;

/**
 * An additional fee of an order.
 *
 * @param taxes one amount for each tax of the order, or none
 */
record Fee(long id, String name, Bag price, List<Bag> taxes) {}
