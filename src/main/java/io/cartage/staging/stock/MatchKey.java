package io.cartage.staging.stock;

import java.util.Locale;

/**
 * What makes two SKUs, or two names of a warehouse, the same: case and outer blanks don't count, those that don't break
 * lines included. Always made here and never by a database, whose lower case depends on its locale.
 */
final class MatchKey {
    private MatchKey() {}

    static String of(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /**
     * The key's letters and digits alone, without zeros at the front: for guessing which SKUs are meant to be the same, as
     * {@code Mug-B} and {@code MUGB}, {@code 00417} and {@code 417}.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        of(text).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        int zeros = 0;
        while (zeros < plain.length() - 1 && plain.charAt(zeros) == '0') {
            zeros++;
        }
        return plain.substring(zeros);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
