package io.cartage.staging;

/**
 * The database could not be reached or did not do its work; nothing of the page in hand was written, and it may be
 * repeated. Says store and flow where there is one.
 */
public final class StagingException extends RuntimeException {

    StagingException(String message) {
        super(message);
    }

    StagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
