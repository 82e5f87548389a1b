package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How the values of payloads and mappings are read, compared and shown. */
final class Values {
    /** Precise enough for any money; only division and excess digits are ever rounded. */
    static final MathContext MONEY = new MathContext(34, RoundingMode.HALF_UP);

    private static final int MOST_DIGITS = 60;
    private static final int MOST_SHOWN = 40;

    private Values() {}

    /** Whether a place holds nothing: null, or a text of blanks only. */
    static boolean isNothing(JsonNode node) {
        return node.isNull()
                || node.isMissingNode()
                || (node.isTextual() && node.textValue().isBlank());
    }

    /** The value of a place that is not a list. */
    static @Nullable Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue().isBlank() ? null : node.textValue();
            case NUMBER -> number(node);
            case BOOLEAN -> node.booleanValue();
            case OBJECT -> empty(node);
            default -> null;
        };
    }

    private static @Nullable Object empty(JsonNode group) {
        if (group.isEmpty()) {
            return null;
        }
        throw new CellFault(
                "here stands a group of fields (" + String.join(", ", fieldNames(group)) + "), not a value",
                "Name one of them in the mapping");
    }

    private static BigDecimal number(JsonNode node) {
        if (node.isInt() || node.isLong()) {
            return BigDecimal.valueOf(node.longValue());
        }
        BigDecimal number = node.decimalValue();
        if (isHuge(number)) {
            throw new CellFault("a number has more than " + MOST_DIGITS + " digits", "Correct it in the cart");
        }
        return number;
    }

    private static Iterable<String> fieldNames(JsonNode node) {
        return () -> node.fieldNames();
    }

    /** The number a value is, or null if it is none; {@code 1,5}, {@code 1e3} and {@code $5} are none. */
    static @Nullable BigDecimal numberOrNull(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Long whole) { // from a finished row
            return BigDecimal.valueOf(whole);
        }
        return value instanceof String text ? parse(text) : null;
    }

    private static @Nullable BigDecimal parse(String text) {
        int length = text.length();
        boolean digits = false;
        boolean point = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '.' && !point) {
                point = true;
            } else if (!((c == '-' || c == '+') && i == 0)) {
                return Character.isWhitespace(text.charAt(0)) || Character.isWhitespace(text.charAt(length - 1))
                        ? parse(text.strip())
                        : null;
            }
        }
        return digits && length <= MOST_DIGITS ? new BigDecimal(text) : null;
    }

    /** Whether writing the number out would fill the memory, as {@code 1e999999999} would. */
    private static boolean isHuge(BigDecimal number) {
        return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    /** The value as text; null stays null. */
    static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Whether a condition holds; no value means no. */
    static boolean isTrue(@Nullable Object value, String condition) {
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        if (value instanceof String text && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        throw new CellFault(
                "the condition '" + condition + "' gives " + shown(value) + ", neither true nor false",
                "Compare it with something in the mapping, as in '" + condition + " > 0'");
    }

    /** Equality of two values: as numbers where both are numbers, as text otherwise; no value equals only no value. */
    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof String && right instanceof String && left.equals(right)) {
            return true;
        }
        BigDecimal leftNumber = numberOrNull(left);
        BigDecimal rightNumber = leftNumber == null ? null : numberOrNull(right);
        if (leftNumber != null && rightNumber != null) {
            return leftNumber.compareTo(rightNumber) == 0;
        }
        return String.valueOf(text(left)).equals(text(right));
    }

    /** A value for a message: in quotes if it is text, shortened if it is long. */
    static String shown(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (!(value instanceof String text)) {
            return String.valueOf(text(value));
        }
        int end = text.length() <= MOST_SHOWN
                ? text.length()
                : text.offsetByCodePoints(0, Math.min(MOST_SHOWN, text.codePointCount(0, text.length())));
        return "'" + text.substring(0, end) + (end < text.length() ? "…" : "") + "'";
    }
}
