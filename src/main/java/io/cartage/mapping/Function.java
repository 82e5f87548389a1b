package io.cartage.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A function that formulas may call.
 *
 * @param name in lower case; formulas may write it in any case
 * @param signature as shown to people
 * @param least how many arguments it needs
 * @param most how many it takes
 * @param example a call and what it gives
 */
record Function(String name, String signature, int least, int most, String description, String example, Maker maker) {
    static final int ANY = Integer.MAX_VALUE;

    /** Builds the expression of one call. */
    @FunctionalInterface
    interface Maker {
        /** Throws {@link IllegalArgumentException} if a fixed argument makes no sense. */
        Expr make(List<Argument> arguments);
    }

    /**
     * An argument of a call.
     *
     * @param text as written
     * @param literal its text, if it is a text in quotes
     */
    record Argument(Expr expr, String text, Optional<String> literal) {

        String textOf(Frame frame) {
            String value = Values.text(expr.value(frame));
            return value == null ? "" : value;
        }

        /** The text in quotes that the mapping must hold here, so that it can be checked when the file is read. */
        String fixedText(String what) {
            return literal.orElseThrow(
                    () -> new IllegalArgumentException(what + " must be a text in quotes, but is " + text));
        }

        BigDecimal numberOf(Frame frame) {
            return Numbers.needed(expr.value(frame), text);
        }

        int wholeOf(Frame frame, int least, int most) {
            return Numbers.whole(numberOf(frame), text, least, most);
        }
    }
}
