package io.cartage.mapping;

import java.time.DateTimeException;

/**
 * What must hold for something to come into being.
 *
 * @param text as written
 */
record Condition(Expr expr, String text) {

    /** Throws {@link CellFault} if it can't be told. */
    boolean holds(Frame frame) {
        try {
            return Values.isTrue(expr.value(frame), text);
        } catch (ArithmeticException | DateTimeException e) {
            throw CellFault.of(e);
        }
    }
}
