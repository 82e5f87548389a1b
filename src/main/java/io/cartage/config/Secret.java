package io.cartage.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A value that nobody may read over a shoulder: only {@link #reveal} gives it away. Compares in constant time. */
public final class Secret {
    /** Sixteen or more letters and digits, mixed, that are no part of a path. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![A-Za-z0-9+/.])(?=[A-Za-z+]*[0-9])(?=[0-9+]*[A-Za-z])[A-Za-z0-9+]{16,}(?![A-Za-z0-9+/])");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** Whether a text is so long and so mixed that it is more likely a token than a name, a sentence or an address. */
    public static boolean looksLikeOne(String text) {
        return TOKEN.matcher(text).find();
    }

    /** The value itself. Never hand it to a message, a log or a record's component. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** What may be shown: dots and the length, enough to notice a half-copied token. */
    public String masked() {
        if (isEmpty()) {
            return "(empty)";
        }
        int length = value.codePointCount(0, value.length());
        return Redaction.MASK + " (" + length + (length == 1 ? " character)" : " characters)");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(value), bytes(secret.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@link #masked}, so that records and log lines that hold a secret are harmless. */
    @Override
    public String toString() {
        return masked();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
