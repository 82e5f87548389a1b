package io.cartage.mapping;

import java.util.List;
import java.util.Set;

/**
 * Where in a mapping a cursor stands, told by the text before it.
 *
 * @param keys from the top to the place at hand; {@code -} stands for an element of a list
 * @param atKey whether a key may be written here
 * @param atValue whether a value may be written here
 * @param written what stands of the key or value before the cursor, without the quote that opens it
 * @param start the column where it begins, from 0
 * @param quote the quote that opens it; a blank if there is none
 * @param beside the keys that stand before it in the same brackets
 * @param above the keys that stand above it in the same element of a list
 */
record Spot(
        List<String> keys,
        boolean atKey,
        boolean atValue,
        String written,
        int start,
        char quote,
        Set<String> beside,
        Set<String> above) {
    static final String ITEM = "-";

    Spot {
        keys = List.copyOf(keys);
        beside = Set.copyOf(beside);
        above = Set.copyOf(above);
    }

    /** One with nothing above it. */
    Spot(List<String> keys, boolean atKey, boolean atValue, String written, int start, char quote, Set<String> beside) {
        this(keys, atKey, atValue, written, start, quote, beside, Set.of());
    }

    /** Whether a line of its own begins here, which may be no YAML as long as it isn't finished. */
    boolean beginsLine() {
        return atKey && beside.isEmpty() && quote == ' ';
    }

    /** A place where nothing can be completed. */
    static Spot nowhere() {
        return new Spot(List.of(), false, false, "", 0, ' ', Set.of());
    }
}
