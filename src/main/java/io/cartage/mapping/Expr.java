package io.cartage.mapping;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled piece of a mapping. Its values are {@link String} (never empty), {@link java.math.BigDecimal},
 * {@link Boolean}, {@link java.time.Instant} or {@link java.time.LocalDate}; null stands for no value. Immutable and
 * thread-safe.
 */
@FunctionalInterface
interface Expr {

    /** The value, or the first one where there are several; throws {@link CellFault} if the payload doesn't allow it. */
    @Nullable
    Object value(Frame frame);

    /** Hands on every value there is, as functions over lists want it. */
    default void each(Frame frame, Consumer<Object> taker) {
        Object value = value(frame);
        if (value != null) {
            taker.accept(value);
        }
    }
}
