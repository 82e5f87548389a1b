package io.cartage.mapping;

import io.cartage.problem.Position;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The formula of a name. Where its value is the same wherever it stands in one payload, it is worked out once, though ten
 * columns name it; but not while tracing, so that each cell shows where its value comes from.
 *
 * @param formula as written
 * @param at where the name is defined
 * @param place of the value in the frame, one for each name; negative if it depends on the row at hand
 */
record NamedExpr(String name, Expr expr, String formula, Position at, int place) implements Expr {

    @Override
    public @Nullable Object value(Frame frame) {
        if (frame.trace == null) {
            return place < 0 ? expr.value(frame) : frame.remembered(place, expr);
        }
        Object value = expr.value(frame);
        frame.trace.note(new ExplainedField.Part(name, formula, value, at));
        return value;
    }

    @Override
    public void each(Frame frame, Consumer<Object> taker) {
        expr.each(frame, taker);
    }
}
