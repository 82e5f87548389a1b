package io.cartage.flow;

import java.util.List;

/** The names of the flows, as routes, mapping files and the database write them. */
public final class Flow {
    /** From the cart into staging. */
    public static final String ORDERS = "orders";

    /** Stock levels from staging to the cart. */
    public static final String INVENTORY = "inventory";

    /** Shipments from staging to the cart. */
    public static final String SHIPMENTS = "shipments";

    /** What is written to orders of the cart once they are staged or imported. */
    public static final String STATUSES = "statuses";

    /** The flows back to the cart, in the order in which they run. */
    static final List<String> BACK = List.of(STATUSES, SHIPMENTS, INVENTORY);

    private Flow() {}
}
