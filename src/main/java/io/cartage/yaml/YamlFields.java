package io.cartage.yaml;

import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the known keys of one map strictly: each getter notes its key as known and adds a problem if the value is of the
 * wrong sort; {@link #finish} reports every key that nobody asked for. Getters never throw. Not thread-safe.
 */
public final class YamlFields {
    private final YamlMap map;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    public YamlFields(YamlMap map, Problems problems) {
        this.map = map;
        this.problems = problems;
    }

    public YamlMap map() {
        return map;
    }

    /** The value of {@code key} whatever its sort; an empty value counts as missing. */
    public Optional<YamlNode> node(String key) {
        known.add(key);
        return map.get(key).filter(node -> !(node instanceof YamlScalar scalar && scalar.isAbsent()));
    }

    public Optional<YamlScalar> scalar(String key) {
        return node(key).flatMap(node -> as(YamlScalar.class, key, node, "one value", "Write " + key + ": value"));
    }

    public Optional<String> text(String key) {
        return scalar(key).map(YamlScalar::text);
    }

    /** The text of {@code key}; if it is missing or blank that is a problem. */
    public String requiredText(String key, String remedy) {
        Optional<String> text = text(key);
        boolean isMissing = map.get(key).map(node -> node instanceof YamlScalar).orElse(true);
        if (isMissing && text.orElse("").isBlank()) {
            problems.error(
                    map.entry(key).map(entry -> entry.key().at()).orElse(map.at()),
                    "'" + key + "' is " + (text.isEmpty() ? "missing" : "empty"),
                    remedy);
        }
        return text.orElse("");
    }

    public Optional<YamlMap> nested(String key) {
        return node(key)
                .flatMap(node -> as(
                        YamlMap.class, key, node, "a map", "Write indented 'key: value' lines under '" + key + ":'"));
    }

    public Optional<YamlList> list(String key) {
        return node(key).flatMap(node -> as(YamlList.class, key, node, "a list", "Write " + key + ": [one, two]"));
    }

    /** The texts of a list, or of a single value written without brackets; empty if the key is missing. */
    public List<YamlScalar> scalars(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<YamlNode> items = node.get() instanceof YamlList list ? list.items() : List.of(node.get());
        List<YamlScalar> scalars = new ArrayList<>();
        items.forEach(item -> as(YamlScalar.class, key, item, "plain values", "Write " + key + ": [one, two]")
                .ifPresent(scalars::add));
        return scalars;
    }

    public int integer(String key, int least, int most, int otherwise) {
        Optional<YamlScalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(scalar.get().text().replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        problems.error(
                scalar.get().at(),
                "'" + key + "' is '" + scalar.get().text() + "'",
                "Write a whole number from " + least + " to " + most);
        return otherwise;
    }

    public boolean flag(String key, boolean otherwise) {
        Optional<YamlScalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        String text = scalar.get().text();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> {
                problems.error(scalar.get().at(), "'" + key + "' is '" + text + "'", "Write true or false");
                yield otherwise;
            }
        };
    }

    /** One of {@code words}; anything else is a problem with a suggestion. */
    public String oneOf(String key, List<String> words, String otherwise) {
        Optional<YamlScalar> scalar = scalar(key);
        if (scalar.isEmpty() || words.contains(scalar.get().text())) {
            return scalar.map(YamlScalar::text).orElse(otherwise);
        }
        String text = scalar.get().text();
        problems.error(
                scalar.get().at(),
                "'" + key + "' is '" + text + "'",
                Suggestion.didYouMean(text, words, "Write one of " + String.join(", ", words)));
        return otherwise;
    }

    /** Those of {@code words} that a list names; anything else in it is a problem with a suggestion. */
    public List<String> someOf(String key, List<String> words) {
        List<String> some = new ArrayList<>();
        for (YamlScalar scalar : scalars(key)) {
            if (words.contains(scalar.text())) {
                some.add(scalar.text());
            } else {
                problems.error(
                        scalar.at(),
                        "'" + key + "' is '" + scalar.text() + "'",
                        Suggestion.didYouMean(scalar.text(), words, "Write one of " + String.join(", ", words)));
            }
        }
        return some;
    }

    /** A length of time such as {@code 5m}; empty if the key is missing or wrong. */
    public Optional<Duration> duration(String key, Duration least, Duration most) {
        Optional<YamlScalar> scalar = scalar(key);
        Optional<Duration> duration = scalar.flatMap(value -> Durations.parse(value.text()))
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
        if (scalar.isPresent() && duration.isEmpty()) {
            problems.error(
                    scalar.get().at(),
                    "'" + key + "' is '" + scalar.get().text() + "'",
                    "Write a number and a unit such as 30s, 5m, 2h or 1d, from " + Durations.format(least) + " to "
                            + Durations.format(most));
        }
        return duration;
    }

    /** Reports the keys that no getter asked for. Call it last. */
    public void finish() {
        finish(key -> Optional.empty());
    }

    /**
     * Reports the keys that no getter asked for. Call it last.
     *
     * @param explain what to do about a key that has a history: a former name, another place
     */
    public void finish(Function<String, Optional<String>> explain) {
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                String remedy = explain.apply(key)
                        .orElseGet(() -> Suggestion.didYouMean(key, known, "Known here: " + String.join(", ", known)));
                problems.error(entry.key().at(), "'" + key + "' is not known here", remedy);
            }
        }
    }

    private <T extends YamlNode> Optional<T> as(
            Class<T> wanted, String key, YamlNode node, String description, String remedy) {
        if (wanted.isInstance(node)) {
            return Optional.of(wanted.cast(node));
        }
        problems.error(node.at(), "'" + key + "' takes " + description + ", but this is " + node.kind(), remedy);
        return Optional.empty();
    }
}
