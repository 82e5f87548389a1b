package io.cartage.flow;

/** The cart says that it has no order of this id. */
public final class UnknownOrderException extends RuntimeException {

    UnknownOrderException(String cart, String orderId) {
        super(cart + " has no order " + orderId);
    }
}
