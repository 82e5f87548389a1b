package io.cartage.cart;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * What an order's fields are called and how its list is paged.
 *
 * @param changed the field with the time of the last change, by which lists are sorted
 * @param page orders on a full page
 * @param overlap how far before the cursor each run starts to read
 */
record OrderFacts(
        String id,
        String changed,
        String created,
        String status,
        String channel,
        String deleted,
        DateForm dates,
        int page,
        Duration overlap,
        CompletionFacts completion) {

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
