package io.cartage.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads texts as instants by one pattern, in English whatever the machine speaks.
 *
 * @param name as written in the mapping
 */
record Dates(String name, DateTimeFormatter formatter) {

    /** A date, with or without a time, with or without a zone; a space may stand for the T. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ENGLISH);

    static final Dates ISO_DATES = new Dates("iso", ISO);

    /** What every database and ERP can hold. */
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-30T23:59:59Z");

    /** The reader for {@code rfc1123}, {@code iso} or a pattern of letters; empty if it is no pattern. */
    static Optional<Dates> of(String name) {
        if (name.equals("rfc1123")) {
            return Optional.of(new Dates(name, DateTimeFormatter.RFC_1123_DATE_TIME));
        }
        if (name.equals("iso")) {
            return Optional.of(ISO_DATES);
        }
        try {
            return name.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Dates(name, DateTimeFormatter.ofPattern(name, Locale.ENGLISH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The instant; {@code zone} counts where the text names none, and midnight where it has no time. */
    Instant read(Object value, ZoneId zone, String what) {
        if (value instanceof Instant instant) {
            return instant;
        }
        try {
            Instant instant = parse(String.valueOf(Values.text(value)).strip(), zone);
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new DateTimeException("out of range");
            }
            return instant;
        } catch (DateTimeException e) {
            throw new CellFault(
                    "'" + what + "' is " + Values.shown(value) + ", which is no date of the form '" + name + "'",
                    "Correct it in the cart, or change date: in the mapping");
        }
    }

    private Instant parse(String text, ZoneId zone) {
        TemporalAccessor read = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        if (read instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        LocalDateTime local =
                read instanceof LocalDateTime dateTime ? dateTime : ((LocalDate) read).atTime(LocalTime.MIDNIGHT);
        return local.atZone(zone).toInstant();
    }
}
