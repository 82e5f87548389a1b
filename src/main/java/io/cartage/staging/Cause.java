package io.cartage.staging;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Why records wait in quarantine, in words that all records with the same trouble share: the first reason's first sentence
 * without the place in the mapping and without the values of the single record, so that nothing personal is in it.
 */
public record Cause(String text) {
    private static final int LONGEST = 500;

    private static final Pattern PLACE = Pattern.compile(" \\([^()]*:\\d+:\\d+\\)$");
    private static final Pattern ROW = Pattern.compile("row \\d+ of '[^']*': ");
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])'[^']*'(?![\\p{L}\\p{N}])");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}_.])-?\\d+([.,]\\d+)*(?![\\p{L}\\p{N}_])");
    private static final Pattern FURTHER_SENTENCES = Pattern.compile("\\. \\p{Lu}.*");

    /**
     * The cause behind these reasons.
     *
     * @param reasons one a line; the first is what a person mends first
     */
    public static Cause of(String reasons) {
        String first = reasons.lines().findFirst().orElse("");
        String words = PLACE.matcher(first).replaceFirst("");
        words = ROW.matcher(words).replaceAll("");
        words = QUOTED.matcher(words).replaceAll("'…'");
        words = DOUBLE_QUOTED.matcher(words).replaceAll("\"…\"");
        words = FURTHER_SENTENCES.matcher(words).replaceFirst("");
        words = NUMBER.matcher(words).replaceAll("#");
        return new Cause(words.substring(0, Math.min(LONGEST, words.length())));
    }

    /** Six hexadecimal digits, shorter to write than the text. */
    public String code() {
        return PayloadCopy.hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, 6);
    }
}
