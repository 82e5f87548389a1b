package io.cartage.cart;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What an order's fields are called and how its list is paged.
 *
 * @param number the order's number as people know it
 * @param changed the field with the time of the last change, by which lists are sorted
 * @param total the order's total, for people to see
 * @param currency of that total
 * @param withdrawnBy fields that, where they are set, tell that nobody is to deliver the order, with the words for it
 * @param page orders on a full page
 * @param overlap how far before the cursor each run starts to read
 * @param completion empty for a cart whose list always shows all lines of an order
 */
record OrderFacts(
        FieldPath id,
        FieldPath number,
        FieldPath changed,
        FieldPath created,
        FieldPath total,
        FieldPath currency,
        FieldPath channel,
        Map<FieldPath, String> withdrawnBy,
        DateForm dates,
        int page,
        Duration overlap,
        ListFacts list,
        Optional<CompletionFacts> completion) {

    /**
     * How a list of orders is paged.
     *
     * @param records where the orders stand in an answer; the answer itself if empty
     * @param single where an order asked for alone stands
     * @param more where it stands whether another page follows a mark; empty if a mark tells that by being there
     * @param after where the mark stands with which the next page is asked for; empty if pages have numbers, and one that
     *     isn't full is the last
     * @param most orders that one list can be paged through; 0 for any number
     */
    record ListFacts(FieldPath records, FieldPath single, FieldPath more, FieldPath after, int most) {}

    /** How the cart writes times. */
    enum DateForm {
        RFC1123(DateTimeFormatter.RFC_1123_DATE_TIME),
        ISO(DateTimeFormatter.ISO_OFFSET_DATE_TIME);

        private final DateTimeFormatter formatter;

        DateForm(DateTimeFormatter formatter) {
            this.formatter = formatter;
        }

        /** Reads a time. */
        Instant parse(String text) throws DateTimeParseException {
            return formatter.parse(text, Instant::from);
        }
    }
}
