package io.cartage.staging;

/** Text that every database can hold. */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** The text without NUL characters, and with U+FFFD for each half of a surrogate pair that lacks the other. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return mended(text);
            }
        }
        return text;
    }

    /** At most so many characters of it, in one line. */
    public static String line(String text, int most) {
        String line = of(text).replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : of(line.substring(0, most - 1)) + "…";
    }

    private static String mended(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }
}
