package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way into a payload.
 *
 * @param what the path or formula it comes from, for messages
 * @param most how many characters a text may have; 0 for any number
 * @param truncate whether a longer text is cut
 * @param otherwise what is written where there is no value; null for nothing
 * @param required the reason to give if there is no value; null if none is needed
 */
record FieldValue(
        Expr expr, String what, int most, boolean truncate, @Nullable JsonNode otherwise, @Nullable String required) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What is written, null for nothing; throws {@link CellFault} if there is nothing that fits. */
    @Nullable
    JsonNode node(Frame frame) {
        try {
            Object value = expr.value(frame);
            JsonNode node = value == null ? null : json(value);
            if (node == null && required != null) {
                throw new CellFault(required);
            }
            return node == null ? otherwise : node;
        } catch (ArithmeticException | DateTimeException e) {
            throw CellFault.of(e);
        }
    }

    private @Nullable JsonNode json(Object value) {
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        return value instanceof BigDecimal number ? number(number) : text(String.valueOf(Values.text(value)));
    }

    /** Without needless zeros, and never with an exponent. */
    private static JsonNode number(BigDecimal number) {
        BigDecimal plain = NumberFunctions.plain(number);
        if (plain.scale() > 0 || plain.toBigInteger().bitLength() >= Long.SIZE) {
            return JSON.numberNode(plain);
        }
        long whole = plain.longValueExact();
        return whole == (int) whole ? JSON.numberNode((int) whole) : JSON.numberNode(whole);
    }

    private @Nullable JsonNode text(String value) {
        String text = CleanText.of(value);
        if (text.isBlank()) {
            return null;
        }
        if (most == 0 || text.length() <= most) {
            return JSON.textNode(text);
        }
        if (!truncate) {
            throw new CellFault(
                    "'" + what + "' has " + text.length() + " characters, but the cart takes " + most,
                    "Shorten it in the staging table, or write truncate: " + most + " in the mapping");
        }
        return JSON.textNode(Fit.cut(text, most));
    }
}
