package io.cartage.sandbox.bigcommerce;

/**
 * How tax is computed. In a shop whose prices include tax the amounts with tax are exact and those without are
 * estimates, which may have more decimals than the currency; in other shops it is the amounts without that are exact.
 *
 * @param perHundredThousand the rate: 8,875 is 8.875 %
 * @param unit the currency's smallest amount
 */
record TaxRule(boolean inclusive, int perHundredThousand, long unit) {
    private static final long WHOLE = 100_000;

    /**
     * @param exact the exact amount
     * @param taxable what of it is taxed: less than all after a discount
     */
    Amount amount(long exact, long taxable) {
        long rate = perHundredThousand;
        if (taxable == 0) {
            return new Amount(exact, exact, 0);
        }
        if (inclusive) {
            long estimate = exact - divided(exact * rate, WHOLE + rate);
            return new Amount(estimate, exact, rounded(taxable * rate, WHOLE + rate));
        }
        long tax = rounded(taxable * rate, WHOLE);
        return new Amount(exact, exact + tax, tax);
    }

    Amount amount(long exact) {
        return amount(exact, exact);
    }

    long exact(Amount amount) {
        return inclusive ? amount.inc() : amount.ex();
    }

    private long rounded(long dividend, long divisor) {
        return divided(dividend, divisor * unit) * unit;
    }

    /** Half up; nothing here is negative. */
    private static long divided(long dividend, long divisor) {
        return (dividend + divisor / 2) / divisor;
    }
}
