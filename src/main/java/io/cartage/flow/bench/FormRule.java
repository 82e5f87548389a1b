package io.cartage.flow.bench;

import io.cartage.flow.bench.MappingForm.Origin;
import io.cartage.problem.Problem;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When there are lines of a group.
 *
 * @param over the path of the list, or the condition
 * @param where which elements of the list; empty for all
 * @param origin who says so
 * @param isOfDefault whether the default has such a group
 * @param line where the group stands, in the file that says so; 0 if it doesn't
 */
public record FormRule(
        Sort sort, String over, String where, Origin origin, boolean isOfDefault, int line, List<Problem> problems) {
    static final String EACH = "each";
    static final String ONCE = "once";
    static final String WHERE = "where";
    static final String SKIP = "skip";
    static final List<String> WORDS = List.of(EACH, ONCE, WHERE, SKIP);
    private static final String ALL = "true";

    /** What makes lines. */
    public enum Sort {
        EACH("one for each"),
        ONCE("one if"),
        NEVER("none");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public FormRule {
        problems = List.copyOf(problems);
    }

    /** One that is to be written. */
    public static FormRule wanted(Sort sort, String over, String where) {
        return new FormRule(sort, over.strip(), where.strip(), Origin.OWN, false, 0, List.of());
    }

    /**
     * What a file has to say to that end; words that aren't there it must not say.
     *
     * @param fallback what the default below it says
     */
    Map<String, String> written(Map<String, String> fallback) {
        Map<String, String> words = new LinkedHashMap<>();
        if (sort == Sort.NEVER) {
            words.put(SKIP, "true");
            return words;
        }
        String kind = sort == Sort.EACH ? EACH : ONCE;
        if (!over.equals(fallback.get(kind))) {
            words.put(kind, over);
        }
        String picked = fallback.containsKey(EACH) ? fallback.getOrDefault(WHERE, "") : "";
        if (sort == Sort.EACH && !where.equals(picked)) {
            words.put(WHERE, where.isEmpty() ? ALL : where); // only another condition undoes that of the default
        }
        return words;
    }

    /** What a group says of these words. */
    static Map<String, String> words(YamlMap group) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : WORDS) {
            group.get(word)
                    .filter(node -> node instanceof YamlScalar scalar && !scalar.isAbsent())
                    .ifPresent(node -> words.put(word, ((YamlScalar) node).text()));
        }
        return words;
    }
}
