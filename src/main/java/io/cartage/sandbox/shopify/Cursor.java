package io.cartage.sandbox.shopify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a row in a sorted list: by what it is sorted, and its id. So a row that changes place meanwhile neither
 * hides another nor repeats it.
 *
 * @param value a number or a text, the same for all rows of a list
 * @param passed how many rows there were up to this one, for lists that end after so many
 */
record Cursor(long id, Comparable<?> value, int passed) implements Comparable<Cursor> {
    private static final Pattern TEXT = Pattern.compile(
            "\\{\"last_id\":(\\d{1,18}),\"last_value\":(?:(\\d{1,18})|\"(.*)\"),\"passed\":(\\d{1,9})}");

    Cursor(long id, Comparable<?> value) {
        this(id, value, 0);
    }

    Cursor passed(int rows) {
        return new Cursor(id, value, rows);
    }

    /** What callers get to see of it. */
    String opaque() {
        String text = "{\"last_id\":" + id + ",\"last_value\":" + (value instanceof Long ? value : "\"" + value + "\"")
                + ",\"passed\":" + passed + "}";
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor back. */
    static Cursor of(String opaque) {
        try {
            Matcher matcher = TEXT.matcher(new String(Base64.getDecoder().decode(opaque), StandardCharsets.UTF_8));
            if (matcher.matches()) {
                Comparable<?> value = matcher.group(2) != null ? Long.valueOf(matcher.group(2)) : matcher.group(3);
                return new Cursor(Long.parseLong(matcher.group(1)), value, Integer.parseInt(matcher.group(4)));
            }
        } catch (IllegalArgumentException e) {
            // no Base64: told below, together with all else that is no cursor
        }
        throw GraphRefusal.of("Invalid cursor for current pagination sort.", "INVALID_CURSOR");
    }

    @Override
    public int compareTo(Cursor other) {
        if (value instanceof Long mine && other.value instanceof Long yours) {
            return mine.equals(yours) ? Long.compare(id, other.id) : mine.compareTo(yours);
        }
        if (value instanceof String mine && other.value instanceof String yours) {
            return mine.equals(yours) ? Long.compare(id, other.id) : mine.compareTo(yours);
        }
        throw GraphRefusal.of("Invalid cursor for current pagination sort.", "INVALID_CURSOR");
    }
}
