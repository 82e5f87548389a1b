package io.cartage.cart.look;

/** An answer that can't be read; the test notes it like a call that failed. */
public final class UnreadableAnswerException extends RuntimeException {

    UnreadableAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
