package io.cartage.cart;

/** A cart answered something that can't be what was asked for. The run ends; repeating the same call would not help. */
public final class UnexpectedAnswerException extends RuntimeException {

    UnexpectedAnswerException(String message) {
        super(message);
    }

    UnexpectedAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
