package io.cartage.staging;

import org.jspecify.annotations.Nullable;

/** The database holds another number of lines than it was given, and told no error: a trigger or rule interfered. */
final class MissingRowsException extends RuntimeException {

    MissingRowsException(int written, @Nullable Integer found) {
        super(
                found == null
                        ? "the order was written, but does not stand in s_orders: look for a trigger or rule on that table"
                        : written + " lines were written, but " + found
                                + " stand in s_order_details: look for a trigger or rule on that table");
    }
}
