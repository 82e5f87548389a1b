package io.cartage.mapping;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an expression gives for each element of a list, with {@code row} standing for the element meanwhile. */
record EachExpr(Nodes elements, Expr expr) implements Expr {

    @Override
    public @Nullable Object value(Frame frame) {
        First first = new First();
        elements.visit(frame, element -> {
            frame.inRow(element, () -> first.value = expr.value(frame));
            return first.value != null;
        });
        return first.value;
    }

    @Override
    public void each(Frame frame, Consumer<Object> taker) {
        elements.visit(frame, element -> {
            frame.inRow(element, () -> expr.each(frame, taker));
            return false;
        });
    }

    private static final class First {
        @Nullable
        Object value;
    }
}
