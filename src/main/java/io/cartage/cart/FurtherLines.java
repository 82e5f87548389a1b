package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * For a cart whose list says whether an order has more lines: the further ones are fetched, each page after the mark of
 * the one before.
 *
 * @param more where an order tells that it has more lines than it shows
 * @param after where it tells the mark after which they follow
 * @param records where the lines stand in the answer to the call for them
 * @param stillMore where that answer tells that even more follow
 * @param nextAfter where it tells the mark after which they do
 * @param changed where it tells the order's time of change, so that lines of two states of an order are never mixed
 */
record FurtherLines(
        String member,
        FieldPath more,
        FieldPath after,
        FieldPath records,
        FieldPath stillMore,
        FieldPath nextAfter,
        FieldPath changed)
        implements CompletionFacts {

    @Override
    public boolean isIncomplete(JsonNode order) {
        return more.isSet(order);
    }
}
