package io.cartage.sandbox.shopify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tokens that open a shop: one that lasts, and those granted for the app's id and secret, which expire. A token
 * granted later leaves the earlier ones valid. Thread-safe.
 */
final class Tokens {
    private final ShopifyApi api;
    private final String name;
    private final Clock clock;
    private final Map<String, Instant> granted = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    Tokens(ShopifyApi api, String name, Clock clock) {
        this.api = api;
        this.name = name;
        this.clock = clock;
    }

    /** What a store file holds: the lasting token, or the app's id and secret. */
    String key() {
        return api.credentials().equals("client") ? clientId() + ":" + clientSecret() : lasting();
    }

    boolean isValid(String token) {
        Instant end = granted.get(token);
        return token.equals(lasting()) || (end != null && clock.instant().isBefore(end));
    }

    boolean isClient(String id, String secret) {
        return id.equals(clientId()) && secret.equals(clientSecret());
    }

    /** A new token. */
    String grant() {
        String token = "shpat_" + made("granted " + count.incrementAndGet());
        granted.put(token, clock.instant().plus(api.tokenLife()));
        return token;
    }

    /** Forgets a granted token; the lasting one stays. */
    void revoke(String token) {
        granted.remove(token);
    }

    private String lasting() {
        return api.token().isEmpty() ? "shpat_" + made("token") : api.token();
    }

    private String clientId() {
        return made("client");
    }

    private String clientSecret() {
        return "shpss_" + made("secret");
    }

    /** 32 hexadecimal digits, the same on every day. */
    private String made(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("sandbox " + name + " " + what).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // never: every Java has it
        }
    }
}
