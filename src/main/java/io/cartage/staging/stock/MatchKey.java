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

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
