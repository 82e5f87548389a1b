package io.cartage.mapping;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every value of several places in turn. */
record AllExpr(List<Expr> places) implements Expr {

    AllExpr {
        places = List.copyOf(places);
    }

    @Override
    public @Nullable Object value(Frame frame) {
        for (Expr place : places) {
            Object value = place.value(frame);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Override
    public void each(Frame frame, Consumer<Object> taker) {
        places.forEach(place -> place.each(frame, taker));
    }
}
