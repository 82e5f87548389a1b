package io.cartage.sandbox.bigcommerce;

/**
 * The amounts of an order's header.
 *
 * @param credit store credit used
 * @param gift gift certificates used
 */
record Totals(
        Amount subtotal,
        Amount shipping,
        Amount handling,
        Amount wrapping,
        long discount,
        long couponDiscount,
        long gift,
        long credit,
        Amount total) {}
