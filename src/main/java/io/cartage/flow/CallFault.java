package io.cartage.flow;

import io.cartage.cart.AnswerErrorException;
import io.cartage.cart.WriteRefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Why a call failed, in one or two words that calls with the same trouble share. */
final class CallFault {
    private CallFault() {}

    static String word(Exception failure) {
        if (failure instanceof HttpOperationFailedException answer) {
            return word(answer.getStatusCode());
        }
        if (failure instanceof AnswerErrorException error) {
            return switch (error.kind()) {
                case THROTTLED -> "throttled";
                case UNAVAILABLE -> "unavailable";
                case TOO_DEAR -> "too dear";
                case DENIED -> "denied";
                case FAILED -> "refused";
            };
        }
        if (failure instanceof WriteRefusedException) {
            return "refused";
        }
        return unanswered(failure);
    }

    private static String word(int status) {
        return switch (status) {
            case 401, 403 -> "denied";
            case 404 -> "not found";
            case 408 -> "timeout";
            case 429 -> "throttled";
            default -> status >= 500 ? "unavailable" : status >= 400 ? "refused" : "redirected";
        };
    }

    private static String unanswered(Exception failure) {
        if (failure instanceof UnknownHostException) {
            return "unknown host";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "not connected";
        }
        if (failure instanceof InterruptedIOException) { // a SocketTimeoutException is one
            return "timeout";
        }
        return failure instanceof IOException ? "cut off" : "unreadable";
    }
}
