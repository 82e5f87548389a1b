package io.cartage.flow;

import io.cartage.cart.AnswerErrorException;
import io.cartage.cart.AnswerErrorException.Kind;
import io.cartage.cart.WriteAnswers;
import io.cartage.cart.WriteRefusedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.http.base.HttpOperationFailedException;

/** What the failure of a write means: refused, surely not carried out, or in doubt. */
final class WriteFailure {
    /** The cart stopped the call at the door. */
    private static final Set<Integer> UNDONE = Set.of(401, 402, 403, 404, 423, 429);

    private static final int NOT_FOUND = 404;

    private WriteFailure() {}

    /** Why the cart refused it, so that it was not carried out and never will be as it is. */
    static Optional<WriteRefusedException> refusal(Exception failure, ConnectedStore store) {
        if (failure instanceof WriteRefusedException refusal) {
            return Optional.of(refusal);
        }
        if (failure instanceof HttpOperationFailedException answer) {
            return WriteAnswers.refusal(store.facts(), answer.getStatusCode(), answer.getResponseBody());
        }
        return Optional.empty();
    }

    /** Whether it was surely not carried out, so that it may be sent again without looking. */
    static boolean isSurelyUndone(Exception failure) {
        if (failure instanceof HttpOperationFailedException answer) {
            return UNDONE.contains(answer.getStatusCode());
        }
        if (failure instanceof AnswerErrorException error) {
            return error.kind() != Kind.UNAVAILABLE && error.kind() != Kind.FAILED;
        }
        return failure instanceof WriteRefusedException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }

    /** Whether it may concern what was written to and nothing else: the cart doesn't have it, or no longer. */
    static boolean isNotFound(Exception failure) {
        return failure instanceof HttpOperationFailedException answer && answer.getStatusCode() == NOT_FOUND;
    }
}
