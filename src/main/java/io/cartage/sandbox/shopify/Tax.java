package io.cartage.sandbox.shopify;

import java.util.ArrayList;
import java.util.List;

/**
 * A tax that an order is charged.
 *
 * @param perHundredThousand the rate: 8,875 is 8.875 %
 */
record Tax(String title, int perHundredThousand) {
    private static final long WHOLE = 100_000;

    /** As the API writes it: {@code 0.08875}. */
    double rate() {
        return perHundredThousand / (double) WHOLE;
    }

    /**
     * What each tax comes to, rounded one by one.
     *
     * @param included whether {@code amount} contains them
     */
    static List<Bag> of(Bag amount, List<Tax> taxes, boolean included) {
        long divisor = WHOLE;
        for (Tax tax : taxes) {
            divisor += included ? tax.perHundredThousand() : 0;
        }
        List<Bag> amounts = new ArrayList<>(taxes.size());
        for (Tax tax : taxes) {
            amounts.add(amount.scaled(tax.perHundredThousand(), divisor));
        }
        return amounts;
    }
}
