package io.cartage.sandbox.shopify;

import java.util.Arrays;
import java.util.Optional;

/** Where the payment of an order stands, with how many of a thousand orders of a usual shop are there. */
enum FinancialStatus {
    PAID(760),
    PENDING(60),
    AUTHORIZED(60),
    PARTIALLY_PAID(15),
    PARTIALLY_REFUNDED(35),
    REFUNDED(35),
    VOIDED(25),
    EXPIRED(10);

    private final int usual;

    FinancialStatus(int usual) {
        this.usual = usual;
    }

    int usual() {
        return usual;
    }

    /** Empty if {@code value} is none of them. */
    static Optional<FinancialStatus> of(String value) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(value))
                .findFirst();
    }

    /** Whether all of the order was paid at some time. */
    boolean wasPaid() {
        return this == PAID || this == PARTIALLY_REFUNDED || this == REFUNDED;
    }

    /** Whether the payment may still come. */
    boolean awaitsPayment() {
        return this == PENDING || this == AUTHORIZED || this == PARTIALLY_PAID;
    }
}
