package io.cartage.flow;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Puts into words why a mail server or a webhook didn't take a message, and what to do where that is known. */
final class PostFailure {
    private PostFailure() {}

    static String message(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException answer) {
                return "it answered HTTP " + answer.getStatusCode()
                        + (answer.getStatusCode() / 100 == 3
                                ? "; redirects are not followed, so write the address that it leads to"
                                : "");
            }
            String remedy = remedy(cause);
            if (!remedy.isEmpty()) {
                return both(failure, cause) + ". " + remedy;
            }
        }
        return words(failure);
    }

    private static String remedy(Throwable cause) {
        if (cause instanceof AuthenticationFailedException) {
            return "Look at mail.user and mail.password";
        }
        if (cause instanceof SendFailedException) {
            return "Look at the address, and at mail.from, which the server may not accept from this user";
        }
        if (cause instanceof SSLException) {
            return "Look at mail.tls and mail.port, or at the certificate of the server";
        }
        if (cause instanceof UnknownHostException) {
            return "There is no machine of that name";
        }
        if (cause instanceof ConnectException) {
            return "Nothing listens there, or a firewall is in between; look at host and port";
        }
        return cause instanceof SocketTimeoutException ? "It took too long to answer" : "";
    }

    private static String both(Throwable failure, Throwable cause) {
        String whole = words(failure);
        return whole.contains(words(cause)) ? whole : whole + ": " + words(cause);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
