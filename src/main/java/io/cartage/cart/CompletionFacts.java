package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;

/** When a list answer can't be trusted to hold all lines of an order, and where the lines fetched then are put. */
sealed interface CompletionFacts permits CountedLines, FurtherLines {

    /** The name under {@code fetched} for the lines fetched one order at a time. */
    String member();

    /** Where the lines stand in the answer to the call for them. */
    FieldPath records();

    /** Whether lines may be missing. When in doubt the answer is yes: one call more is cheaper than a line less. */
    boolean isIncomplete(JsonNode order);
}
