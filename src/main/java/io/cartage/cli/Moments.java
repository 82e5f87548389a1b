package io.cartage.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Reads and writes times as a person at a command line does: days and minutes of the store's time zone. */
final class Moments {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;

    Moments(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** A day's beginning, or an instant with its offset. */
    Instant beginning(String option, String text) {
        return read(option, text, 0);
    }

    /** A day's end, which is the beginning of the next, or an instant with its offset. */
    Instant end(String option, String text) {
        return read(option, text, 1);
    }

    /** To the minute, in the store's zone. */
    String minute(Instant moment) {
        return MINUTE.withZone(zone).format(moment);
    }

    private Instant read(String option, String text, int days) {
        try {
            return LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return instant(option, text);
        }
    }

    private static Instant instant(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException e) {
            throw new WrongOptionException(
                    option + " is '" + text
                            + "', which is no time. Write a day such as 2026-01-31, or an instant such as 2026-01-31T18:00:00Z");
        }
    }
}
