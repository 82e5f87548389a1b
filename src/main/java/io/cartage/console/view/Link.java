package io.cartage.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An address of a page with what it is asked; values that are empty are left out. Immutable. */
public record Link(String path, Map<String, String> values) {
    public Link {
        Map<String, String> said = new LinkedHashMap<>(values);
        said.values().removeIf(String::isEmpty);
        values = said;
    }

    public static Link to(String path) {
        return new Link(path, Map.of());
    }

    @Override
    public Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    /** What it asks for by this name; empty if nothing. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The same with another value; an empty one takes it away. */
    public Link with(String name, String value) {
        Map<String, String> changed = values();
        changed.put(name, value);
        return new Link(path, changed);
    }

    public Link with(String name, Optional<String> value) {
        return with(name, value.orElse(""));
    }

    @Override
    public String toString() {
        return values.isEmpty()
                ? path
                : values.entrySet().stream()
                        .map(value ->
                                value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    /** A text as one part of a path, or wherever no blank may be a plus. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
