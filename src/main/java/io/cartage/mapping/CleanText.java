package io.cartage.mapping;

/**
 * Makes a text fit to be stored anywhere: line ends become a line feed, other control characters (which databases refuse
 * or printers obey) are dropped, and half of a two-part letter becomes the sign for an unknown one.
 */
final class CleanText {
    private static final char UNKNOWN = '\uFFFD';

    private CleanText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && (c < 0xA0 || Character.isSurrogate(c)))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pairs = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (pairs) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append(UNKNOWN);
            } else if (c == '\r') {
                clean.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n");
            } else if (!Character.isISOControl(c) || c == '\n' || c == '\t') {
                clean.append(c);
            }
        }
        return clean.toString();
    }
}
