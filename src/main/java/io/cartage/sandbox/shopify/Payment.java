package io.cartage.sandbox.shopify;

/**
 * What was paid for an order and paid back.
 *
 * @param outstanding what remains to be paid; negative if the customer is owed something
 * @param rounding what cash rounding adds to the amount received; it changes neither the total nor {@code received}
 */
record Payment(Bag received, Bag refunded, Bag outstanding, Bag rounding) {
    /** The smallest coin, in smallest units. */
    private static final int COIN = 5;

    static Payment of(OrderState state, Totals ordered, Totals current, boolean cash) {
        Bag received = received(state.financial(), ordered.total());
        Bag refunded =
                switch (state.financial()) {
                    case REFUNDED -> received;
                    case PARTIALLY_REFUNDED -> ordered.total().minus(current.total());
                    default -> Bag.ZERO;
                };
        Bag outstanding = current.total().minus(received).plus(refunded);
        return new Payment(received, refunded, outstanding, cash ? rounding(received) : Bag.ZERO);
    }

    Bag net() {
        return received.minus(refunded);
    }

    private static Bag received(FinancialStatus status, Bag total) {
        return status.wasPaid() ? total : status == FinancialStatus.PARTIALLY_PAID ? total.part(1, 2) : Bag.ZERO;
    }

    private static Bag rounding(Bag amount) {
        return new Bag(toCoin(amount.shop()) - amount.shop(), toCoin(amount.presentment()) - amount.presentment());
    }

    private static long toCoin(long amount) {
        return (amount + COIN / 2) / COIN * COIN;
    }
}
