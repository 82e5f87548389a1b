package io.cartage.sandbox.bigcommerce;

/**
 * A fee of an order.
 *
 * @param oddName whether the cost without tax is called {@code cost_exc_tax}, as the API sometimes does
 */
record Fee(long id, String name, Amount cost, boolean oddName) {}
