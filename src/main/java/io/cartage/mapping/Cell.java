package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.table.Column;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * How one column is filled.
 *
 * @param expr gives the value before it is brought into the column's type
 * @param required the reason to give if there is no value; null if none is needed
 * @param written its entry in the mapping
 */
record Cell(Column column, Expr expr, Fit fit, @Nullable String required, String written, Position at) {

    /** The value as the column takes it; throws {@link CellFault} if there is none that fits. */
    @Nullable
    Object value(Frame frame) {
        try {
            return checked(frame);
        } catch (ArithmeticException | DateTimeException e) {
            throw CellFault.of(e);
        }
    }

    private @Nullable Object checked(Frame frame) {
        Object value = expr.value(frame);
        Object fitting = value == null ? null : fit.fit(value, frame);
        if (fitting == null && required != null) {
            throw new CellFault(required);
        }
        return fitting;
    }
}
