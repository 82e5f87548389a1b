package io.cartage.cart.look;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** What it means, and what to do, when a shop's answer is missing or of no use; the same for all carts. */
final class NoAnswer {
    private NoAnswer() {}

    static String says(Refusal refusal) {
        if (refusal.status() > 0) {
            return "the shop answered HTTP " + refusal.status();
        }
        UnknownHostException unknown = refusal.cause(UnknownHostException.class);
        if (unknown != null) {
            return "no machine is known by the name '" + host(unknown) + "'";
        }
        if (isClock(refusal)) {
            return "the shop's certificate is not valid at this machine's time";
        }
        if (refusal.cause(SSLException.class) != null) {
            return "no secure connection: " + refusal.failure().getMessage();
        }
        if (refusal.cause(SocketTimeoutException.class) != null) {
            return "the shop doesn't answer in time";
        }
        if (refusal.cause(ConnectException.class) != null) {
            return "nothing answers at the shop's address";
        }
        if (refusal.cause(UnreadableAnswerException.class) != null) {
            return "the shop answered something that is not JSON";
        }
        return refusal.failure() instanceof IOException
                ? "the connection broke off"
                : String.valueOf(refusal.failure().getMessage());
    }

    static String remedy(Refusal refusal) {
        if (refusal.status() >= 500) {
            return "That is the cart's own trouble: try again in some minutes";
        }
        if (refusal.cause(UnknownHostException.class) != null) {
            return "Check the address under 'connection' in the store file, and this machine's way to the internet";
        }
        if (isClock(refusal)) {
            return "Set this machine's clock, best by a time service";
        }
        if (refusal.cause(SSLException.class) != null) {
            return "If a proxy opens the traffic, add its certificate to Java's trust store";
        }
        if (refusal.cause(UnreadableAnswerException.class) != null) {
            return "Check the address under 'connection' in the store file: something else than the shop answers there";
        }
        return refusal.status() > 0
                ? "Check the settings under 'connection' in the store file"
                : "Check the network, a firewall or a proxy between this machine and the cart, and try again";
    }

    private static boolean isClock(Refusal refusal) {
        return refusal.cause(CertificateExpiredException.class) != null
                || refusal.cause(CertificateNotYetValidException.class) != null;
    }

    private static String host(UnknownHostException failure) {
        return String.valueOf(failure.getMessage()).replaceFirst(":.*", "");
    }
}
