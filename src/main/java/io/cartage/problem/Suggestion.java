package io.cartage.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a person meant to write. */
public final class Suggestion {
    private static final int MOST_EDITS = 2;

    private Suggestion() {}

    /** The known word nearest to {@code word}, if it is within two edits (case counts for nothing). */
    public static Optional<String> closest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        int allowed = wanted.length() <= 1 ? 0 : wanted.length() <= 3 ? 1 : MOST_EDITS; // never the whole word
        return known.stream()
                .filter(candidate -> edits(wanted, candidate.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> edits(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean 'x'?} for the nearest word, else {@code otherwise}. */
    public static String didYouMean(String word, Collection<String> known, String otherwise) {
        return closest(word, known).map(near -> "Did you mean '" + near + "'?").orElse(otherwise);
    }

    /** How many letters must be put in, left out, replaced or swapped with their neighbour to turn one into the other. */
    public static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
