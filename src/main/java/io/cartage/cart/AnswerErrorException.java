package io.cartage.cart;

/** A cart answered with errors, though HTTP called the call a success. */
public final class AnswerErrorException extends RuntimeException {
    private final Kind kind;

    /** What an error means to the caller. */
    public enum Kind {
        /** The quota is used up: the same call goes through later. */
        THROTTLED,
        /** The cart failed: the same call may go through later. */
        UNAVAILABLE,
        /** The call asks for more than one call may: it goes through with smaller pages. */
        TOO_DEAR,
        /** The token lacks a scope, or the app an approval. */
        DENIED,
        /** The call is wrong: repeating it is no use. */
        FAILED
    }

    AnswerErrorException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
