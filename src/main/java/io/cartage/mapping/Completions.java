package io.cartage.mapping;

import java.util.List;

/**
 * What may be written at a place of a mapping, the likeliest first.
 *
 * @param from the column where it begins, from 1: what stands between there and the cursor is replaced
 * @param whole whether these are all that fit, so that more letters only leave some of them
 */
public record Completions(int from, boolean whole, List<Completion> options) {
    private static final int MOST = 120;

    public Completions {
        options = List.copyOf(options);
    }

    /** Nothing to complete. */
    static Completions none() {
        return new Completions(1, true, List.of());
    }

    static Completions of(int from, boolean all, List<Completion> options) {
        return new Completions(from, all && options.size() <= MOST, options.subList(0, Math.min(options.size(), MOST)));
    }
}
