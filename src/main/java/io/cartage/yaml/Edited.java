package io.cartage.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a value is after an edit, with no thought of how it is written: what a text is held to. */
final class Edited {
    private Edited() {}

    static YamlValue emptyMap() {
        return new YamlValue.Fields(Map.of());
    }

    static List<String> below(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    static Optional<YamlValue> at(YamlValue root, List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(root);
        }
        Optional<YamlValue> child = Optional.empty();
        if (root instanceof YamlValue.Items list) {
            child = index(path.get(0)).filter(i -> i < list.items().size()).map(list.items()::get);
        } else if (root instanceof YamlValue.Fields map) {
            child = Optional.ofNullable(map.fields().get(path.get(0)));
        }
        return child.flatMap(found -> at(found, path.subList(1, path.size())));
    }

    /** A value in maps of one key each. */
    static YamlValue nested(List<String> keys, YamlValue value) {
        return keys.isEmpty()
                ? value
                : new YamlValue.Fields(Map.of(keys.get(0), nested(keys.subList(1, keys.size()), value)));
    }

    /** The value with another one at a path; maps that are missing on the way are there then. */
    static YamlValue with(YamlValue root, List<String> path, YamlValue wanted) {
        if (path.isEmpty()) {
            return wanted;
        }
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (root instanceof YamlValue.Items list) {
            List<YamlValue> items = new ArrayList<>(list.items());
            int i = index(step).orElse(items.size());
            if (i < items.size()) {
                items.set(i, with(items.get(i), rest, wanted));
            } else {
                items.add(with(emptyMap(), rest, wanted));
            }
            return new YamlValue.Items(items);
        }
        Map<String, YamlValue> fields = new LinkedHashMap<>(fields(root));
        fields.put(step, with(fields.getOrDefault(step, emptyMap()), rest, wanted));
        return new YamlValue.Fields(fields);
    }

    /** The value without what stands at a path; a map or list that loses its last entry is empty then. */
    static YamlValue without(YamlValue root, List<String> path) {
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (root instanceof YamlValue.Items list) {
            List<YamlValue> items = new ArrayList<>(list.items());
            index(step).filter(i -> i < items.size()).ifPresent(i -> {
                if (rest.isEmpty()) {
                    items.remove((int) i);
                } else {
                    items.set(i, without(items.get(i), rest));
                }
            });
            return new YamlValue.Items(items);
        }
        Map<String, YamlValue> fields = new LinkedHashMap<>(fields(root));
        if (rest.isEmpty()) {
            fields.remove(step);
        } else {
            fields.computeIfPresent(step, (key, below) -> without(below, rest));
        }
        return new YamlValue.Fields(fields);
    }

    /** The item that a step names. */
    static Optional<Integer> index(String step) {
        return step.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(step)) : Optional.empty();
    }

    private static Map<String, YamlValue> fields(YamlValue value) {
        return value instanceof YamlValue.Fields map ? map.fields() : Map.of();
    }
}
