package io.cartage.config;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;

/**
 * The last barrier between secrets and what people read: masks every registered secret in any text, also where it is
 * URL-encoded, JSON-escaped or part of something in base64. Registered secrets are never forgotten, so that a token that was replaced stays
 * masked. Thread-safe; a text without secrets costs one look at each of its characters, however many are registered.
 */
public final class Redaction {
    /** What stands in a secret's place. */
    static final String MASK = "••••";

    /** How a token of our own API begins. Whatever looks like one is masked, too: only its hash is kept, so none is registered. */
    public static final String TOKEN = "crt_";

    private static final int HEAD = 4;
    private static final int SHORTEST_TOKEN = 20;
    private static final long TOKEN_HEAD = head(TOKEN, 0);
    private static final int FILTER_BITS = 1 << 16;

    /** The forms to mask by their first {@value #HEAD} characters; each list is immutable, longest first. */
    private static final ConcurrentHashMap<Long, List<String>> FORMS = new ConcurrentHashMap<>();

    /** One bit for each head in {@link #FORMS}, so that most characters need no look into the map. */
    private static final AtomicLongArray FILTER = new AtomicLongArray(FILTER_BITS / Long.SIZE);

    private Redaction() {}

    /**
     * Masks this secret from now on. Of a text made of several parts, such as {@code user:token} or a whole credentials
     * file, the parts that look like tokens are masked too. A secret under {@value SecretForms#SHORTEST} characters is
     * not masked: it would blot out ordinary words.
     */
    public static void register(Secret secret) {
        SecretForms.of(secret.reveal()).forEach(Redaction::add);
    }

    /** The text with {@code ••••} in place of every registered secret; the same object if there is none. */
    public static String redact(String text) {
        StringBuilder masked = null;
        int copied = 0;
        for (int i = 0; i + HEAD <= text.length(); i++) {
            int end = endOfSecret(text, i);
            if (end > i) {
                masked = masked == null ? new StringBuilder(text.length()) : masked;
                masked.append(text, copied, i).append(MASK);
                copied = end;
                i = end - 1;
            }
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    /**
     * A stream that masks secrets line by line before they reach {@code out}. An unfinished line waits for its end or for
     * a flush. Put it under the whole program with {@code System.setErr(Redaction.guard(System.err))}.
     */
    public static PrintStream guard(PrintStream out) {
        return new PrintStream(new RedactedLines(out), false, StandardCharsets.UTF_8);
    }

    private static void add(String form) {
        long head = head(form, 0);
        FORMS.merge(head, List.of(form), Redaction::union);
        FILTER.getAndUpdate(word(head), bits -> bits | bit(head));
    }

    private static List<String> union(List<String> known, List<String> added) {
        if (known.containsAll(added)) {
            return known;
        }
        return Stream.concat(known.stream(), added.stream())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The end of the longest secret that begins at {@code start}, or {@code start} itself. */
    private static int endOfSecret(String text, int start) {
        long head = head(text, start);
        if (head == TOKEN_HEAD) {
            return endOfToken(text, start);
        }
        if ((FILTER.get(word(head)) & bit(head)) == 0) {
            return start;
        }
        for (String form : FORMS.getOrDefault(head, List.of())) {
            if (text.startsWith(form, start)) {
                return start + form.length();
            }
        }
        return start;
    }

    private static int endOfToken(String text, int start) {
        int end = start + HEAD;
        while (end < text.length() && isOfToken(text.charAt(end))) {
            end++;
        }
        return end - start - HEAD < SHORTEST_TOKEN ? start : end;
    }

    private static boolean isOfToken(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    }

    private static long head(String text, int start) {
        long head = 0;
        for (int i = start; i < start + HEAD; i++) {
            head = head << Character.SIZE | text.charAt(i);
        }
        return head;
    }

    private static int word(long head) {
        return slot(head) / Long.SIZE;
    }

    private static long bit(long head) {
        return 1L << slot(head);
    }

    private static int slot(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> 48);
    }
}
