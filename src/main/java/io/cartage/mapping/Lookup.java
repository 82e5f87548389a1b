package io.cartage.mapping;

import io.cartage.problem.Position;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of two columns that turns one value into another.
 *
 * @param otherwise what every other value, and no value, becomes; null if a value must be listed
 * @param rows by key, in small letters if {@code ignoreCase}
 * @param at where rows are to be added
 */
record Lookup(String name, boolean ignoreCase, @Nullable String otherwise, Map<String, String> rows, Position at) {

    Lookup {
        rows = Map.copyOf(rows);
    }

    /** The row's value, or the default, or null for no value; a value that is not listed is a fault. */
    @Nullable
    String find(@Nullable Object value) {
        String found = listed(value);
        if (found == null) {
            found = otherwise;
        }
        if (found != null) {
            return found.isBlank() ? null : found;
        }
        if (value == null) {
            return null;
        }
        throw new CellFault(
                "lookup '" + name + "' has no row for " + Values.shown(value),
                "Add a row to it (" + at + "), or give it a default");
    }

    private @Nullable String listed(@Nullable Object value) {
        String key = Values.text(value);
        return key == null ? null : rows.get(ignoreCase ? key.strip().toLowerCase(Locale.ROOT) : key.strip());
    }

    /** The row's value, or null if the value is not listed and there is no default. */
    @Nullable
    String findOrNull(@Nullable Object value) {
        String found = listed(value);
        String given = found == null ? otherwise : found;
        return given == null || given.isBlank() ? null : given;
    }
}
