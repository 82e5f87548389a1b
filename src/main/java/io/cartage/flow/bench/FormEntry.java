package io.cartage.flow.bench;

import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import io.cartage.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a column gets its value, as a form shows and changes it.
 *
 * @param source one path, formula or text; of several one a line
 * @param options the words beside the source with their values, in the order in which they work; those without a value are left out
 * @param cases of which the first that holds gives the value; the last one may have no condition. Only where the sort says so
 */
public record FormEntry(Sort sort, String source, Map<String, String> options, List<FormCase> cases) {

    /** The words that a form has a field for, in the order in which they work. */
    public static final List<String> OPTIONS =
            List.of("separator", "lookup", "default", "prefix", "suffix", "date", "as", "truncate", "required");

    private static final List<String> SOURCES = List.of("from", "value", "add", FormCase.WHEN, "skip");
    private static final List<String> FLAGS = List.of("truncate");
    private static final String TRUE = "true";

    /** Where the value comes from. */
    public enum Sort {
        /** No entry: the database's own default, or nothing. */
        NONE("not mapped"),
        PATH("field"),
        FORMULA("formula"),
        FIXED("fixed value"),
        FIRST("first of several"),
        JOINED("joined"),
        CASES("by cases"),
        /** Left empty by wish, which undoes an entry of the default. */
        EMPTY("left empty"),
        /** What the form has no fields for, such as a list of lists. */
        OTHER("written in YAML");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Those that a form can write. */
        public static List<Sort> choices() {
            return List.of(PATH, FORMULA, FIXED, FIRST, JOINED, CASES, EMPTY);
        }
    }

    public FormEntry {
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : OPTIONS) {
            String value = options.getOrDefault(word, "");
            boolean isOff = FLAGS.contains(word) && !value.equals(TRUE);
            if (!value.isEmpty() && !isOff) {
                given.put(word, value);
            }
        }
        options = Collections.unmodifiableMap(given);
        cases = List.copyOf(cases);
    }

    /** One without cases. */
    public FormEntry(Sort sort, String source, Map<String, String> options) {
        this(sort, source, options, List.of());
    }

    static final FormEntry NOTHING = new FormEntry(Sort.NONE, "", Map.of());

    private static final FormEntry OTHERWISE = new FormEntry(Sort.OTHER, "", Map.of());

    public String option(String word) {
        return options.getOrDefault(word, "");
    }

    /** What a file says. */
    static FormEntry of(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.isAbsent() ? NOTHING : one(scalar.text(), Map.of());
        }
        if (!(node instanceof YamlMap map)) {
            return OTHERWISE;
        }
        Map<String, String> options = new LinkedHashMap<>();
        YamlNode source = null;
        String word = "";
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (OPTIONS.contains(key) && entry.value() instanceof YamlScalar scalar) {
                options.put(key, scalar.text());
            } else if (source == null && SOURCES.contains(key)) {
                source = entry.value();
                word = key;
            } else {
                return OTHERWISE;
            }
        }
        return source == null ? OTHERWISE : of(word, source, options);
    }

    private static FormEntry of(String word, YamlNode source, Map<String, String> options) {
        if (source instanceof YamlScalar scalar) {
            return switch (word) {
                case "skip" ->
                    scalar.text().equals(TRUE) && options.isEmpty()
                            ? new FormEntry(Sort.EMPTY, "", Map.of())
                            : OTHERWISE;
                case "value" ->
                    scalar.text().startsWith("=") ? OTHERWISE : new FormEntry(Sort.FIXED, scalar.text(), options);
                case "from" -> one(scalar.text(), options);
                default -> OTHERWISE;
            };
        }
        if (word.equals(FormCase.WHEN)) {
            return FormCase.of(source)
                    .map(cases -> new FormEntry(Sort.CASES, "", options, cases))
                    .orElse(OTHERWISE);
        }
        boolean isLines = source instanceof YamlList list
                && !word.equals("value")
                && !list.items().isEmpty()
                && list.items().stream()
                        .allMatch(item ->
                                item instanceof YamlScalar scalar && !scalar.isAbsent() && isOneLine(scalar.text()));
        if (!isLines) {
            return OTHERWISE;
        }
        List<String> lines = ((YamlList) source)
                .items().stream().map(item -> ((YamlScalar) item).text()).toList();
        return new FormEntry(word.equals("add") ? Sort.JOINED : Sort.FIRST, String.join("\n", lines), options);
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && !text.isBlank();
    }

    private static FormEntry one(String text, Map<String, String> options) {
        return text.startsWith("=")
                ? new FormEntry(Sort.FORMULA, text.substring(1).strip(), options)
                : new FormEntry(Sort.PATH, text, options);
    }

    /** What a file shall say; short where no option stands beside the source. */
    YamlValue written() {
        String text = sort == Sort.FORMULA ? "= " + source.strip() : source.strip();
        if (sort == Sort.EMPTY) {
            return new YamlValue.Fields(Map.of("skip", YamlValue.flag(true)));
        }
        boolean isBare = (sort == Sort.PATH || sort == Sort.FORMULA) && options.isEmpty();
        if (isBare) {
            return YamlValue.text(text);
        }
        Map<String, YamlValue> fields = new LinkedHashMap<>();
        switch (sort) {
            case FIXED -> fields.put("value", YamlValue.text(source));
            case FIRST -> fields.put("from", lines());
            case JOINED -> fields.put("add", lines());
            case CASES ->
                fields.put(
                        FormCase.WHEN,
                        new YamlValue.Items(
                                cases.stream().map(FormCase::written).toList()));
            default -> fields.put("from", YamlValue.text(text));
        }
        options.forEach((word, value) -> fields.put(word, option(word, value)));
        return new YamlValue.Fields(fields);
    }

    private YamlValue lines() {
        List<YamlValue> lines = new ArrayList<>();
        source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.add(YamlValue.text(line)));
        return new YamlValue.Items(lines);
    }

    private static YamlValue option(String word, String value) {
        boolean isFlag = FLAGS.contains(word) || (word.equals("required") && value.equals(TRUE));
        return isFlag ? YamlValue.flag(true) : YamlValue.text(value);
    }
}
