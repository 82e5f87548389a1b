package io.cartage.staging;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param failure why it broke off; empty if it completed
 * @param seen the records the flow received from the cart, counted by the flow itself
 * @param calls the calls made to the cart
 * @param pushed what went back to the cart
 */
public record RunEnd(Optional<String> failure, long seen, long calls, Pushed pushed) {

    public static RunEnd completed(long seen, long calls) {
        return new RunEnd(Optional.empty(), seen, calls, Pushed.NONE);
    }

    public static RunEnd failed(String message, long seen, long calls) {
        return new RunEnd(Optional.of(message), seen, calls, Pushed.NONE);
    }

    /** The end of a run back to the cart. */
    public RunEnd having(Pushed wentBack) {
        return new RunEnd(failure, seen, calls, wentBack);
    }
}
