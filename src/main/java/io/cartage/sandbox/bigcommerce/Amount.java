package io.cartage.sandbox.bigcommerce;

/** A price without tax, with tax, and the tax; all in ten-thousandths of the currency. */
record Amount(long ex, long inc, long tax) {
    static final Amount ZERO = new Amount(0, 0, 0);

    Amount plus(Amount other) {
        return new Amount(ex + other.ex, inc + other.inc, tax + other.tax);
    }
}
