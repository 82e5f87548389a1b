package io.cartage.cart.look;

import org.jspecify.annotations.Nullable;

/**
 * A call that brought no usable answer.
 *
 * @param status the HTTP status, or 0 if no answer came or it is of no use
 * @param denied whether the cart answered that the token may not see this
 * @param answer what the cart said to it, perhaps nothing; never shown, only compared with the words of the facts
 */
public record Refusal(int status, boolean denied, String answer, Exception failure) {

    /** The failure underneath of one of these sorts, if there is one. */
    <T> @Nullable T cause(Class<T> sort) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (sort.isInstance(cause)) {
                return sort.cast(cause);
            }
        }
        return null;
    }
}
