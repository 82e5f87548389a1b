package io.cartage.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A flow whose payloads become rows.
 *
 * <p>{@code header} is the table that gets one row of each payload, {@code details} the one that gets many.
 */
enum Flow {
    ORDERS("orders", "s_orders", "s_order_details");

    /** The column of {@link #header} whose value tells how many decimals money has. */
    static final String CURRENCY = "currency";

    final String word;
    final String header;
    final String details;

    Flow(String word, String header, String details) {
        this.word = word;
        this.header = header;
        this.details = details;
    }

    static Optional<Flow> of(String word) {
        return Arrays.stream(values()).filter(flow -> flow.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(flow -> flow.word).toList();
    }
}
