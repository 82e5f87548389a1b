package io.cartage.flow;

import io.cartage.cart.AnswerErrorException;
import io.cartage.cart.AnswerErrorException.Kind;
import io.cartage.config.Redaction;
import java.io.IOException;
import java.util.Set;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** Puts the failure of a call to a cart into words for an operator: what happened, and what to do where that is known. */
final class CartFailure {
    private static final Set<Integer> REFUSALS = Set.of(401, 402, 403, 404, 423);
    private static final int BAD_REQUEST = 400;

    private CartFailure() {}

    /** @param store null if the failure came before it was known */
    static String message(Exception failure, @Nullable ConnectedStore store) {
        return Redaction.redact(words(failure, store));
    }

    /**
     * Whether the cart lets this store in no longer: its credentials, scopes or address are wrong, or the shop is closed.
     * Repeating the run is no use then until somebody has seen to it.
     */
    static boolean isRefusal(Exception failure, @Nullable ConnectedStore store) {
        if (failure instanceof AnswerErrorException error) {
            return error.kind() == Kind.DENIED;
        }
        if (!(failure instanceof HttpOperationFailedException answer)) {
            return false;
        }
        boolean grantRefused = answer.getStatusCode() == BAD_REQUEST
                && store != null
                && store.connection().isGranted();
        return grantRefused || REFUSALS.contains(answer.getStatusCode());
    }

    private static String words(Exception failure, @Nullable ConnectedStore store) {
        String cart = store == null ? "the cart" : store.facts().name();
        if (failure instanceof HttpOperationFailedException answer) {
            String status = " (HTTP " + answer.getStatusCode() + ")";
            String what =
                    switch (answer.getStatusCode()) {
                        case 401 -> cart + " refuses the store's credentials" + status;
                        case 403 -> cart + " forbids the call" + status;
                        case 429 -> cart + "'s quota stayed used up" + status;
                        default -> cart + " answered HTTP " + answer.getStatusCode() + " to " + path(answer);
                    };
            return what + remedy(store, String.valueOf(answer.getStatusCode()));
        }
        String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (failure instanceof AnswerErrorException error) {
            return switch (error.kind()) {
                case DENIED -> cart + " denies access: " + text + remedy(store, "denied");
                case THROTTLED -> cart + "'s quota stayed used up: " + text + remedy(store, "429");
                default -> cart + " answered an error: " + text;
            };
        }
        return failure instanceof IOException ? cart + " could not be read: " + text : text;
    }

    private static String remedy(@Nullable ConnectedStore store, String refusal) {
        String remedy = store == null ? null : store.facts().refusals().get(refusal);
        return remedy == null ? "" : ". " + remedy;
    }

    private static String path(HttpOperationFailedException answer) {
        String uri = answer.getUri() == null ? "a call" : answer.getUri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
