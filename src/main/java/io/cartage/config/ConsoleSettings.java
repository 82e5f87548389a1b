package io.cartage.config;

/**
 * Where a running process serves the console.
 *
 * @param port 0 for nowhere
 * @param certificate a file with the server's certificate and those above it, PEM; empty for no encryption
 * @param key a file with its key, PEM; empty without a certificate
 */
public record ConsoleSettings(String host, int port, String certificate, String key) {

    /** Whether it is served by https. */
    public boolean isEncrypted() {
        return !certificate.isEmpty();
    }
}
