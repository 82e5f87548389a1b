package io.cartage.cart.look;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The times that answers tell: seconds of the epoch, RFC 1123 or ISO 8601. */
final class Times {
    private Times() {}

    static Optional<Instant> parse(String text) {
        if (text.matches("\\d{1,12}")) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        return parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .or(() -> parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter form) {
        try {
            return Optional.of(OffsetDateTime.parse(text, form).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
