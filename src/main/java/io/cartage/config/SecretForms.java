package io.cartage.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shapes in which one secret may turn up in a text. */
final class SecretForms {
    /** Shorter secrets would blot out ordinary words: {@code admin}, {@code cartage}. */
    static final int SHORTEST = 8;

    private static final int SHORTEST_PART = 16;
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[\\s:;,\"'{}\\[\\]=]+");

    private SecretForms() {}

    /** All forms, each at least {@value #SHORTEST} characters long. */
    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        Stream.concat(Stream.of(secret), parts(secret)).forEach(part -> addForms(part, forms));
        return forms;
    }

    /** The parts that look like tokens: long, and no address. */
    private static Stream<String> parts(String secret) {
        return Arrays.stream(BETWEEN_PARTS.split(secret))
                .filter(part -> part.length() >= SHORTEST_PART && !part.startsWith("//"));
    }

    private static void addForms(String text, Set<String> forms) {
        if (text.length() < SHORTEST) {
            return;
        }
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
        forms.add(text);
        forms.add(encoded);
        forms.add(encoded.replace("+", "%20"));
        forms.add(escaped);
        forms.add(escaped.replace("/", "\\/"));
        for (int offset = 0; offset < 3; offset++) {
            String inside = base64At(offset, text.getBytes(StandardCharsets.UTF_8));
            forms.add(inside);
            forms.add(inside.replace('+', '-').replace('/', '_'));
        }
    }

    /**
     * How the bytes look in the base64 of a longer text in which {@code offset} more bytes stand before them (modulo 3),
     * as the user's name does in an Authorization header: without the characters that share bits with the neighbours.
     */
    private static String base64At(int offset, byte[] bytes) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = offset == 0 ? 0 : offset + 1;
        int last = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(first, last);
    }
}
