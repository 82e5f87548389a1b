package io.cartage.config;

import java.util.Set;

/**
 * Where a running process serves the console.
 *
 * @param port 0 for nowhere
 * @param certificate a file with the server's certificate and those above it, PEM; empty for no encryption
 * @param key a file with its key, PEM; empty without a certificate
 */
public record ConsoleSettings(String host, int port, String certificate, String key) {

    private static final Set<String> ANYWHERE = Set.of("localhost", "127.0.0.1", "::1", "0.0.0.0", "::");

    /** Whether it is served by https. */
    public boolean isEncrypted() {
        return !certificate.isEmpty();
    }

    /** Where it is for a browser on this machine, or where its host says: {@code http://localhost:8080}. */
    public String address() {
        String name = ANYWHERE.contains(host) ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return (isEncrypted() ? "https://" : "http://") + name + ":" + port;
    }
}
