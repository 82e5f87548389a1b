package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.Search.Comparison;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time in a search. It may be written in part, and then means all of that year, month, day, hour …; without an offset
 * it is UTC.
 *
 * @param end when the next such stretch begins
 */
record SearchTime(Instant start, Instant end) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:[T ](\\d\\d)(?::(\\d\\d)(?::(\\d\\d)(?:\\.\\d{1,9})?)?)?)?)?)?"
                    + "(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final ChronoUnit[] UNITS = {
        ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS
    };

    static Optional<SearchTime> parse(String text, Instant now) {
        if (text.equals("now")) {
            return Optional.of(new SearchTime(now, now.plusSeconds(1)));
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int[] parts = {0, 1, 1, 0, 0, 0};
        int given = 0;
        while (given < parts.length && written.group(given + 1) != null) {
            parts[given] = Integer.parseInt(written.group(given + 1));
            given++;
        }
        String offset = written.group(7);
        try {
            OffsetDateTime start =
                    OffsetDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], 0, zone(offset));
            return Optional.of(new SearchTime(
                    start.toInstant(), start.plus(1, UNITS[given - 1]).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty(); // such as the 31st of February
        }
    }

    boolean holds(Comparison comparison, Instant time) {
        return switch (comparison) {
            case IS -> !time.isBefore(start) && time.isBefore(end);
            case GREATER -> !time.isBefore(end);
            case GREATER_OR_EQUAL -> !time.isBefore(start);
            case LESS -> time.isBefore(start);
            case LESS_OR_EQUAL -> time.isBefore(end);
        };
    }

    private static ZoneOffset zone(@Nullable String offset) {
        return offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }
}
