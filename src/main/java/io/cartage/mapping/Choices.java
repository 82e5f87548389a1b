package io.cartage.mapping;

import io.cartage.problem.Suggestion;
import java.util.Collection;
import java.util.stream.Collectors;

/** Tells a person what to write instead of a word that is not known. */
final class Choices {
    private static final int MOST_SHOWN = 15;

    private Choices() {}

    /** The nearest known word, else the known words after an introduction such as {@code Known are}. */
    static String instead(String word, Collection<String> known, String introduction) {
        return Suggestion.didYouMean(word, known, introduction + " " + listed(known));
    }

    private static String listed(Collection<String> known) {
        String shown = known.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return known.size() <= MOST_SHOWN ? shown : shown + " and " + (known.size() - MOST_SHOWN) + " more";
    }
}
