package io.cartage.mapping;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The value of a name that is the same wherever it stands in one payload: worked out once, though ten columns name it.
 * Not while tracing, so that each cell shows where its value comes from.
 *
 * @param place of the value in the frame, one for each name
 */
record Remembered(Expr expr, int place) implements Expr {

    @Override
    public @Nullable Object value(Frame frame) {
        return frame.trace == null ? frame.remembered(place, expr) : expr.value(frame);
    }

    @Override
    public void each(Frame frame, Consumer<Object> taker) {
        expr.each(frame, taker);
    }
}
