package io.cartage.sandbox.bigcommerce;

/**
 * A coupon used on an order.
 *
 * @param type 0 per item, 1 percentage, 2 per total, 4 free shipping
 * @param amount what the coupon is worth: an amount, or a percentage in ten-thousandths
 * @param discount what it took off
 */
record Coupon(int couponId, String code, int type, long amount, long discount) {}
