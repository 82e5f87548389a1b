package io.cartage.flow.connect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as a store counts them: in its time zone. */
public record StoreDays(ZoneId zone) {

    /** When a day begins; empty if the text is none, such as {@code 2026-02-30}. */
    public Optional<Instant> beginning(String text) {
        return day(text).map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** When a day is over. */
    public Optional<Instant> end(String text) {
        return day(text).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The day of an instant, as a form has it. */
    public String day(Instant at) {
        return at.atZone(zone).toLocalDate().toString();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(day -> day.getYear() > 1990 && day.getYear() < 2200);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
