package io.cartage.sandbox.bigcommerce;

/**
 * What one discount takes off one line.
 *
 * @param code of the coupon; empty for other discounts
 * @param target {@code order} or {@code product}
 */
record LineDiscount(String id, long amount, String name, String code, String target) {}
