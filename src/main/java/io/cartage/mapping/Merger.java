package io.cartage.mapping;

import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays a customer's mapping over the default. An entry of the customer (a column, a field, a name, a check, a row of a lookup)
 * replaces the whole entry of the default in its place; what is new comes after. Tests are the customer's alone.
 */
final class Merger {
    private final Flow flow;

    Merger(Flow flow) {
        this.flow = flow;
    }

    YamlMap merge(YamlMap base, YamlMap over) {
        Map<String, YamlMap.Entry> merged = byKey(base);
        merged.remove("tests");
        for (YamlMap.Entry entry : over.entries()) {
            String key = entry.key().text();
            YamlMap.Entry below = merged.get(key);
            merged.put(
                    key,
                    below != null && below.value() instanceof YamlMap a && entry.value() instanceof YamlMap b
                            ? new YamlMap.Entry(below.key(), section(key, a, b))
                            : entry);
        }
        merged.remove("extends");
        return new YamlMap(List.copyOf(merged.values()), over.at());
    }

    private YamlMap section(String key, YamlMap base, YamlMap over) {
        if (key.equals("lookups")) {
            return deep(base, over, Merger::lookup);
        }
        if (flow.isToCart() && key.equals("payload")) {
            return deep(base, over, Merger::field);
        }
        return key.equals(flow.details) ? deep(base, over, Merger::group) : laidOver(base, over);
    }

    /** The rows of {@code over} added to those of {@code base}, and its other words in place of the base's. */
    static YamlMap lookup(YamlMap base, YamlMap over) {
        YamlMap words = laidOver(base, over);
        boolean ignoreCase = words.get("ignore_case")
                .map(node -> node instanceof YamlScalar scalar && scalar.text().equalsIgnoreCase("true"))
                .orElse(false);
        return withInner(words, base, over, "rows", ignoreCase);
    }

    /** A group of fields keeps what {@code over} doesn't name; any other field is replaced. */
    private static YamlMap field(YamlMap base, YamlMap over) {
        boolean replaced = over.get("skip").isPresent()
                || base.get("fields").isEmpty()
                || (over.get("fields").isEmpty()
                        && over.keys().stream().anyMatch(ValueCompiler.SOURCES_OF_FIELDS::contains));
        if (replaced) {
            return over;
        }
        YamlMap words = laidOver(base, over);
        if (base.get("fields").orElse(null) instanceof YamlMap a
                && over.get("fields").orElse(null) instanceof YamlMap b) {
            return with(words, "fields", deep(a, b, Merger::field));
        }
        return words;
    }

    private static YamlMap group(YamlMap base, YamlMap over) {
        if (over.get("skip").isPresent()) {
            return over;
        }
        List<String> undone = over.get("each").isPresent()
                ? List.of("once")
                : over.get("once").isPresent() ? List.of("each", "where") : List.of(); // 'where' picks of 'each'
        YamlMap kept = without(base, undone);
        return withInner(laidOver(kept, over), base, over, "columns", false);
    }

    private static YamlMap withInner(YamlMap words, YamlMap base, YamlMap over, String key, boolean ignoreCase) {
        if (base.get(key).orElse(null) instanceof YamlMap a && over.get(key).orElse(null) instanceof YamlMap b) {
            return with(words, key, laidOver(ignoreCase ? withoutLike(a, b) : a, b));
        }
        return words;
    }

    private static YamlMap with(YamlMap words, String key, YamlMap value) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (YamlMap.Entry entry : words.entries()) {
            entries.add(entry.key().text().equals(key) ? new YamlMap.Entry(entry.key(), value) : entry);
        }
        return new YamlMap(entries, words.at());
    }

    /** {@code base} without the keys that {@code over} writes in another case. */
    private static YamlMap withoutLike(YamlMap base, YamlMap over) {
        List<YamlMap.Entry> kept = base.entries().stream()
                .filter(entry -> over.keys().contains(entry.key().text())
                        || over.keys().stream().noneMatch(entry.key().text()::equalsIgnoreCase))
                .toList();
        return new YamlMap(kept, base.at());
    }

    private static YamlMap without(YamlMap map, List<String> keys) {
        return new YamlMap(
                map.entries().stream()
                        .filter(entry -> !keys.contains(entry.key().text()))
                        .toList(),
                map.at());
    }

    private static YamlMap laidOver(YamlMap base, YamlMap over) {
        Map<String, YamlMap.Entry> merged = byKey(base);
        over.entries().forEach(entry -> merged.put(entry.key().text(), entry));
        return new YamlMap(List.copyOf(merged.values()), over.at());
    }

    /** Merges two maps of maps. */
    private static YamlMap deep(YamlMap base, YamlMap over, Both both) {
        Map<String, YamlMap.Entry> merged = byKey(base);
        for (YamlMap.Entry entry : over.entries()) {
            YamlNode below = base.get(entry.key().text()).orElse(null);
            YamlNode value =
                    below instanceof YamlMap a && entry.value() instanceof YamlMap b ? both.merge(a, b) : entry.value();
            merged.put(entry.key().text(), new YamlMap.Entry(entry.key(), value));
        }
        return new YamlMap(List.copyOf(merged.values()), over.at());
    }

    private static Map<String, YamlMap.Entry> byKey(YamlMap map) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        map.entries().forEach(entry -> entries.put(entry.key().text(), entry));
        return entries;
    }

    @FunctionalInterface
    private interface Both {
        YamlMap merge(YamlMap base, YamlMap over);
    }
}
