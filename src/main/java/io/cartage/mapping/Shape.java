package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What fields payloads were seen to have, with the sorts of their values and a few examples; the elements of a list count as
 * one. Bounded, however large the payloads are. Built once, then only read: thread-safe after that.
 */
public final class Shape {
    private static final int DEEPEST = 24;
    private static final int MOST_FIELDS = 400;
    private static final int MOST_ELEMENTS = 40;
    private static final int MOST_EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 60;

    private final Map<String, Shape> fields = new LinkedHashMap<>();
    private final Set<String> sorts = new LinkedHashSet<>();
    private final Set<String> examples = new LinkedHashSet<>();
    private boolean list;

    private Shape() {}

    /** What these payloads show. */
    public static Shape of(Iterable<JsonNode> payloads) {
        Shape shape = new Shape();
        payloads.forEach(payload -> shape.add(payload, 0));
        return shape;
    }

    private void add(JsonNode node, int depth) {
        if (node.isArray()) {
            list = true;
            for (int i = 0; i < Math.min(node.size(), MOST_ELEMENTS); i++) {
                add(node.get(i), depth);
            }
        } else if (node.isObject()) {
            if (depth < DEEPEST) {
                node.properties().forEach(field -> add(field, depth));
            }
        } else {
            sorts.add(node.isNull() ? "null" : node.isTextual() ? "text" : node.isNumber() ? "number" : "true/false");
            String text = node.asText();
            if (!node.isNull() && !text.isBlank() && examples.size() < MOST_EXAMPLES) {
                examples.add(text.length() > LONGEST_EXAMPLE ? text.substring(0, LONGEST_EXAMPLE) + "…" : text);
            }
        }
    }

    private void add(Map.Entry<String, JsonNode> field, int depth) {
        Shape below = fields.get(field.getKey());
        if (below == null && fields.size() < MOST_FIELDS) {
            below = new Shape();
            fields.put(field.getKey(), below);
        }
        if (below != null) {
            below.add(field.getValue(), depth + 1);
        }
    }

    /** The fields in the order in which they were first seen. */
    Map<String, Shape> fields() {
        return Collections.unmodifiableMap(fields);
    }

    Optional<Shape> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What stands at a path of fields; what is in brackets counts for nothing. */
    Optional<Shape> at(String path) {
        Optional<Shape> found = Optional.of(this);
        for (String step : Paths.steps(path)) {
            found = found.flatMap(shape -> shape.field(step));
        }
        return found;
    }

    boolean isList() {
        return list;
    }

    /** What sort of thing stands here, in a few words: {@code list}, {@code text or null}. */
    String sort() {
        List<String> all = new ArrayList<>();
        if (!fields.isEmpty()) {
            all.add(list ? "list" : "fields");
        } else if (list) {
            all.add("list" + (sorts.isEmpty() ? "" : " of"));
        }
        sorts.stream().filter(sort -> !sort.equals("null")).forEach(all::add);
        if (sorts.contains("null")) {
            all.add(all.isEmpty() ? "null" : "or null");
        }
        return String.join(" ", all);
    }

    /** A few values that were seen here. */
    List<String> examples() {
        return List.copyOf(examples);
    }
}
