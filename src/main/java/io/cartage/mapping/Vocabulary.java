package io.cartage.mapping;

import io.cartage.problem.Problems;
import io.cartage.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every word of the mapping language, described once: the loader takes the words it knows from here, and both
 * {@code mappings/schema.json} and {@code docs/mapping-reference.md} are written from it.
 */
final class Vocabulary {
    static final List<Word> ALL = Stream.of(FileWords.ALL, ValueWords.ALL, RowWords.ALL, PayloadWords.ALL)
            .flatMap(List::stream)
            .toList();

    private Vocabulary() {}

    static List<Word> of(Place place) {
        return ALL.stream().filter(word -> word.place() == place).toList();
    }

    static List<String> words(Place place) {
        return of(place).stream().map(Word::word).toList();
    }

    /** The words of this place, those it shares with another one first. */
    private static List<String> known(Place place) {
        boolean takesValues = place == Place.COLUMN || place == Place.FIELD;
        return Stream.of(takesValues ? words(Place.VALUE) : List.<String>of(), words(place))
                .flatMap(List::stream)
                .toList();
    }

    static boolean isWord(Place place, String word) {
        return known(place).contains(word);
    }

    /** Tells every key of a map that is neither a word of this place nor one of {@code others}. */
    static void check(Place place, YamlMap map, Collection<String> others, Problems problems) {
        List<String> known = new ArrayList<>(known(place));
        known.addAll(others);
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.error(entry.key().at(), "'" + key + "' is not known in " + place.phrase, remedy(key, known));
            }
        }
    }

    private static String remedy(String key, List<String> known) {
        if (key.endsWith(")") || key.contains("(") || key.contains("'")) {
            return "It looks like the rest of a formula: put the whole formula in quotes, for inside { } a comma ends it";
        }
        String elsewhere = ALL.stream()
                .filter(word -> word.word().equals(key))
                .findFirst()
                .map(word -> "It belongs to " + word.place().phrase + ". ")
                .orElse("");
        return elsewhere + Choices.instead(key, known, "Known are");
    }
}
