package io.cartage.mapping;

import io.cartage.table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings a value into the type, size and scale of its column. Immutable and thread-safe. */
@FunctionalInterface
interface Fit {

    /** The value as the column takes it, null if nothing is left of it; throws {@link CellFault} if it doesn't fit. */
    @Nullable
    Object fit(Object value, Frame frame);

    /**
     * The fit of a column.
     *
     * @param what the path or formula that values come from, for messages
     */
    static Fit of(Column column, boolean truncate, String what) {
        return switch (column.type()) {
            case TEXT -> (value, frame) -> text(column, String.valueOf(Values.text(value)), truncate, what);
            case DECIMAL -> (value, frame) -> decimal(column, value, what);
            case INTEGER -> (value, frame) -> integer(column, value, what);
            case BOOLEAN -> (value, frame) -> bool(value, what);
            case TIMESTAMP -> (value, frame) -> timestamp(value, frame, what);
            case DATE -> (value, frame) -> date(value, frame, what);
            case OTHER -> throw new IllegalArgumentException(column.name() + " has a type that mappings can't fill");
        };
    }

    private static @Nullable String text(Column column, String value, boolean truncate, String what) {
        String text = CleanText.of(value);
        if (text.isBlank()) {
            return null;
        }
        if (column.size() == 0 || text.length() <= column.size()) {
            return text;
        }
        if (!truncate) {
            throw new CellFault(
                    "'" + what + "' has " + text.length() + " characters, but the column takes " + column.size(),
                    "Shorten it in the cart, or write truncate: true in the mapping");
        }
        return cut(text, column.size());
    }

    /** The first characters of a text, so that no letter is split that takes two. */
    static String cut(String text, int length) {
        boolean splitsLetter = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsLetter ? length - 1 : length);
    }

    private static BigDecimal decimal(Column column, Object value, String what) {
        BigDecimal number = number(value, what);
        if (column.size() == 0) {
            return number;
        }
        BigDecimal rounded = number.setScale(column.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > column.size()) {
            throw tooLarge(number, what);
        }
        return rounded;
    }

    private static Long integer(Column column, Object value, String what) {
        BigDecimal number = number(value, what);
        try {
            long whole = number.longValueExact();
            boolean fits = column.size() == 0
                    || number.stripTrailingZeros()
                                    .toBigInteger()
                                    .abs()
                                    .toString()
                                    .length()
                            <= column.size();
            if (fits) {
                return whole;
            }
        } catch (ArithmeticException e) {
            if (number.stripTrailingZeros().scale() > 0) {
                throw new CellFault(
                        "'" + what + "' is " + number.toPlainString() + ", but the column takes whole numbers",
                        "Write round(" + what + ") in the mapping");
            }
        }
        throw tooLarge(number, what);
    }

    private static CellFault tooLarge(BigDecimal number, String what) {
        return new CellFault(
                "'" + what + "' is " + number.toPlainString() + ", too large for the column", "Correct it in the cart");
    }

    private static BigDecimal number(Object value, String what) {
        BigDecimal number = Values.numberOrNull(value);
        if (number == null) {
            throw new CellFault(
                    "'" + what + "' is " + Values.shown(value) + ", but the column takes numbers",
                    "Correct it in the cart, or map another field");
        }
        return number;
    }

    /** True, false, and what people write for them. */
    static Boolean bool(Object value, String what) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return switch (String.valueOf(Values.text(value)).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default ->
                throw new CellFault(
                        "'" + what + "' is " + Values.shown(value) + ", neither true nor false",
                        "Compare it with something in the mapping, as in = " + what + " = 'x'");
        };
    }

    private static Instant timestamp(Object value, Frame frame, String what) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(frame.zone).toInstant();
        }
        return Dates.ISO_DATES.read(value, frame.zone, what);
    }

    private static LocalDate date(Object value, Frame frame, String what) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Instant instant) {
            return instant.atZone(frame.zone).toLocalDate();
        }
        return Dates.ISO_DATES
                .read(value, ZoneOffset.UTC, what)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }
}
