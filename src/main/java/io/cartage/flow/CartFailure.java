package io.cartage.flow;

import io.cartage.config.Redaction;
import java.io.IOException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Puts the failure of a call to a cart into words for an operator: what happened, and what to do where that is known. */
final class CartFailure {
    private CartFailure() {}

    static String message(Exception failure, String cart) {
        return Redaction.redact(words(failure, cart));
    }

    private static String words(Exception failure, String cart) {
        if (failure instanceof HttpOperationFailedException answer) {
            return switch (answer.getStatusCode()) {
                case 401 -> cart + " refuses the store's token (HTTP 401). Put a valid key into the store's connection";
                case 403 ->
                    cart + " forbids the call (HTTP 403). Give the API account the scope for orders, and check"
                            + " the API path";
                case 429 -> cart + "'s quota stayed used up (HTTP 429). Other apps of the shop may use it";
                default -> cart + " answered HTTP " + answer.getStatusCode() + " to " + path(answer);
            };
        }
        String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure instanceof IOException ? cart + " could not be read: " + text : text;
    }

    private static String path(HttpOperationFailedException answer) {
        String uri = answer.getUri() == null ? "a call" : answer.getUri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
