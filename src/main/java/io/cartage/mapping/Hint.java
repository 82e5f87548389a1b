package io.cartage.mapping;

import java.util.List;

/**
 * What is known of a word in a mapping.
 *
 * @param from the column where the word begins, from 1
 * @param to the column behind its end
 * @param title what it is
 * @param text what it does or means; may be empty
 * @param examples values it was seen to have, or how it may be written
 */
public record Hint(int from, int to, String title, String text, List<String> examples) {
    public Hint {
        examples = List.copyOf(examples);
    }
}
