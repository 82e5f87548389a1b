package io.cartage.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A value to be written into a YAML file; how it is spelled there is the file's matter. Immutable. */
public sealed interface YamlValue {

    /**
     * One value.
     *
     * @param typed whether it is a number, a flag or nothing, and not text that happens to look like one: written without
     *     quotes. A typed value without text stands for nothing
     */
    record Scalar(String text, boolean typed) implements YamlValue {}

    /** A list of values. */
    record Items(List<YamlValue> items) implements YamlValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, written in this order; two are equal whatever their order. */
    record Fields(Map<String, YamlValue> fields) implements YamlValue {
        public Fields {
            fields = new LinkedHashMap<>(fields);
        }

        @Override
        public Map<String, YamlValue> fields() {
            return new LinkedHashMap<>(fields);
        }
    }

    /** Text, which {@code 0012}, {@code no} and {@code 1e3} remain. */
    static YamlValue text(String text) {
        return new Scalar(text, false);
    }

    static YamlValue number(long number) {
        return new Scalar(Long.toString(number), true);
    }

    static YamlValue flag(boolean flag) {
        return new Scalar(Boolean.toString(flag), true);
    }

    /** Nothing behind the colon. */
    static YamlValue nothing() {
        return new Scalar("", true);
    }

    static YamlValue texts(List<String> texts) {
        return new Items(texts.stream().map(YamlValue::text).toList());
    }

    /** A value as it was read, which keeps what was written without quotes so. */
    static YamlValue of(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.isAbsent() ? nothing() : new Scalar(scalar.text(), !scalar.quoted());
        }
        if (node instanceof YamlList list) {
            return new Items(list.items().stream().map(YamlValue::of).toList());
        }
        Map<String, YamlValue> fields = new LinkedHashMap<>();
        ((YamlMap) node).entries().forEach(entry -> fields.put(entry.key().text(), of(entry.value())));
        return new Fields(fields);
    }

    /** Whether a reader of this project sees the same in both; quotes count only where a value is empty. */
    default boolean reads(YamlValue other) {
        if (this instanceof Scalar one && other instanceof Scalar two) {
            return one.text().equals(two.text()) && (!one.text().isEmpty() || one.typed() == two.typed());
        }
        if (this instanceof Items one && other instanceof Items two) {
            List<YamlValue> rest = new ArrayList<>(two.items());
            return one.items().size() == rest.size()
                    && one.items().stream().allMatch(item -> item.reads(rest.remove(0)));
        }
        if (this instanceof Fields one && other instanceof Fields two) {
            return one.fields.keySet().equals(two.fields.keySet())
                    && one.fields.entrySet().stream().allMatch(entry -> entry.getValue()
                            .reads(Objects.requireNonNull(two.fields.get(entry.getKey()))));
        }
        return false;
    }
}
