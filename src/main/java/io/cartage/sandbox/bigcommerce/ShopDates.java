package io.cartage.sandbox.bigcommerce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Dates as the API writes them and as it understands them. */
final class ShopDates {
    private static final DateTimeFormatter OUT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter RFC_2822 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[EEE, ]d MMM yyyy HH:mm:ss ")
            .appendPattern("[XX][z]")
            .toFormatter(Locale.ENGLISH);

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd['T'HH:mm[:ss]]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ENGLISH);

    private ShopDates() {}

    /** {@code Tue, 05 Mar 2019 21:40:11 +0000}. */
    static String rfc2822(long epochSecond) {
        return OUT.format(Instant.ofEpochSecond(epochSecond));
    }

    /** {@code 2019-03-05T21:40:11+00:00}, as V3 writes it. */
    static String iso(long epochSecond) {
        return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ENGLISH))
                + "+00:00";
    }

    /** Epoch seconds, rounded down; empty if the text is no date. A date without an offset is taken as UTC. */
    static OptionalLong parse(String text) {
        for (DateTimeFormatter format : List.of(ISO, RFC_2822)) {
            try {
                return OptionalLong.of(epochSecond(format.parse(text)));
            } catch (DateTimeException e) {
                // then perhaps in the other format
            }
        }
        return OptionalLong.empty();
    }

    private static long epochSecond(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
            return date.toEpochDay() * 86_400;
        }
        return parsed.query(TemporalQueries.zone()) == null
                ? LocalDateTime.from(parsed).toEpochSecond(ZoneOffset.UTC)
                : OffsetDateTime.of(
                                LocalDateTime.from(parsed),
                                ZoneOffset.ofTotalSeconds(
                                        parsed.isSupported(ChronoField.OFFSET_SECONDS)
                                                ? parsed.get(ChronoField.OFFSET_SECONDS)
                                                : 0))
                        .toEpochSecond();
    }
}
