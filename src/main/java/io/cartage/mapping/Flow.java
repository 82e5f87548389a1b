package io.cartage.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A flow that mappings know.
 *
 * <p>{@code header} is the table that gets one row of each payload, {@code details} the one that gets many; both are empty
 * for a flow back to the cart, whose records become a payload.
 */
enum Flow {
    ORDERS("orders", "payload", "s_orders", "s_order_details"),
    SHIPMENTS("shipments"),
    INVENTORY("inventory"),
    STATUSES("statuses");

    /** The column of {@link #header} whose value tells how many decimals money has. */
    static final String CURRENCY = "currency";

    final String word;

    /** What paths may begin with to lead from the very top of what is mapped. */
    final String root;

    final String header;
    final String details;

    Flow(String word) {
        this(word, "source", "", "");
    }

    Flow(String word, String root, String header, String details) {
        this.word = word;
        this.root = root;
        this.header = header;
        this.details = details;
    }

    boolean isToCart() {
        return header.isEmpty();
    }

    static Optional<Flow> of(String word) {
        return Arrays.stream(values()).filter(flow -> flow.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(flow -> flow.word).toList();
    }
}
