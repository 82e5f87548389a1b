package io.cartage.mapping;

import io.cartage.mapping.Function.Argument;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions over dates. None of them knows the time of day it is run at, so that a replay gives the same rows. */
final class DateFunctions {
    private static final int MOST_DAYS = 100_000;

    static final List<Function> ALL = List.of(
            new Function(
                    "date",
                    "date(text, pattern)",
                    1,
                    2,
                    "The instant a text tells: pattern is rfc1123, iso (the default) or letters such as 'dd.MM.yyyy'.",
                    "date(date_created, 'rfc1123')",
                    DateFunctions::date),
            new Function(
                    "format_date",
                    "format_date(date, pattern, zone)",
                    2,
                    3,
                    "A date as text, in the mapping's time zone unless one is given.",
                    "format_date(date(date_created, 'rfc1123'), 'yyyyMMdd')",
                    DateFunctions::format),
            new Function(
                    "add_days",
                    "add_days(date, days)",
                    2,
                    2,
                    "The date so many days later, or earlier if negative.",
                    "add_days(date(date_created, 'rfc1123'), 30)",
                    DateFunctions::addDays));

    private DateFunctions() {}

    private static Expr date(List<Argument> arguments) {
        Argument text = arguments.get(0);
        String name = arguments.size() == 1 ? "iso" : arguments.get(1).fixedText("the date's pattern");
        Dates dates =
                Dates.of(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no date pattern"));
        return frame -> {
            Object value = text.expr().value(frame);
            return value == null ? null : dates.read(value, frame.zone, text.text());
        };
    }

    private static Expr format(List<Argument> arguments) {
        String pattern = arguments.get(1).fixedText("the date's pattern");
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        @Nullable
        ZoneId fixed = arguments.size() < 3 ? null : ZoneId.of(arguments.get(2).fixedText("the time zone"));
        return frame -> {
            Object value = arguments.get(0).expr().value(frame);
            ZoneId zone = fixed == null ? frame.zone : fixed;
            return value == null
                    ? null
                    : formatter.format(instant(value, arguments.get(0)).atZone(zone));
        };
    }

    private static Expr addDays(List<Argument> arguments) {
        return frame -> {
            Object value = arguments.get(0).expr().value(frame);
            int days = arguments.get(1).wholeOf(frame, -MOST_DAYS, MOST_DAYS);
            if (value instanceof LocalDate date) {
                return date.plusDays(days);
            }
            return value == null ? null : instant(value, arguments.get(0)).plus(Duration.ofDays(days));
        };
    }

    private static Instant instant(Object value, Argument argument) {
        if (value instanceof Instant instant) {
            return instant;
        }
        throw new CellFault(
                "'" + argument.text() + "' is " + Values.shown(value) + ", but a date is needed",
                "Write date(" + argument.text() + ", 'rfc1123') or another pattern");
    }
}
