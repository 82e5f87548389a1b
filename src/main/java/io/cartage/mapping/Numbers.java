package io.cartage.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers that a formula needs, with a fault that a person can act upon where a value is none. */
final class Numbers {
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private Numbers() {}

    /** The value as a number; {@code text} is the formula's piece that gave it. */
    static BigDecimal needed(@Nullable Object value, String text) {
        BigDecimal number = Values.numberOrNull(value);
        if (number != null) {
            return number;
        }
        if (value == null) {
            throw new CellFault(
                    "'" + text + "' has no value, but a number is needed",
                    "Write coalesce(" + text + ", 0) if nothing means 0");
        }
        throw new CellFault(
                "'" + text + "' is " + Values.shown(value) + ", but a number is needed",
                value instanceof String ? "Join texts with &" : "Use another field");
    }

    /** The number as an int between two bounds. */
    static int whole(BigDecimal number, String text, int least, int most) {
        boolean fits = number.compareTo(SMALLEST) >= 0 && number.compareTo(LARGEST) <= 0;
        int whole = fits ? number.intValue() : 0;
        if (!fits || BigDecimal.valueOf(whole).compareTo(number) != 0 || whole < least || whole > most) {
            throw new CellFault(
                    "'" + text + "' is " + number.toPlainString(),
                    "It must be a whole number from " + least + " to " + most);
        }
        return whole;
    }

    /** The number if it is whole. */
    static BigDecimal asWhole(BigDecimal number, String text) {
        BigDecimal plain = NumberFunctions.plain(number);
        if (plain.scale() > 0) {
            throw new CellFault(
                    "'" + text + "' is " + number.toPlainString() + ", but a whole number is needed",
                    "Write round(" + text + ") in the mapping");
        }
        return plain;
    }
}
