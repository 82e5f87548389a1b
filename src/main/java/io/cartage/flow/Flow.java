package io.cartage.flow;

/** The names of the flows, as routes, mapping files and the database write them. */
public final class Flow {
    /** From the cart into staging. */
    public static final String ORDERS = "orders";

    private Flow() {}
}
