package io.cartage.store;

import io.cartage.config.Setting.Kind;
import io.cartage.store.StoreForm.Field;
import io.cartage.store.StoreForm.Group;
import io.cartage.yaml.YamlText;
import io.cartage.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes one group of a form into a file's text. */
final class FormGroup {
    private final Group group;
    private final Map<String, String> values;
    private final boolean on;

    FormGroup(Group group, Map<String, String> values, boolean on) {
        this.group = group;
        this.values = values;
        this.on = on;
    }

    /** @param before the key that the section follows if it is new */
    YamlText fill(YamlText file, String before) {
        boolean isSection = !group.key().isEmpty();
        if (isSection && group.isSwitched() && !on) {
            return file.remove(List.of(group.key()));
        }
        Map<String, YamlValue> wanted = new LinkedHashMap<>();
        group.fields().forEach(field -> {
            String value = values.getOrDefault(field.path(), field.value()).strip();
            if (!value.isEmpty()) {
                wanted.put(field.key(), value(field.kind(), value));
            }
        });
        if (!isSection) {
            return each(file, List.of());
        }
        if (wanted.isEmpty() && !group.isSwitched()) {
            boolean changes = group.fields().stream().anyMatch(this::isChanged);
            return changes ? file.remove(List.of(group.key())) : file;
        }
        List<String> section = List.of(group.key());
        if (file.get(section).filter(YamlValue.Fields.class::isInstance).isPresent()) {
            return each(file, section);
        }
        return wanted.isEmpty()
                ? file.set(section, new YamlValue.Fields(Map.of()), before)
                : each(file.set(section, YamlValue.nothing(), before), section); // a line for each
    }

    private YamlText each(YamlText file, List<String> holder) {
        YamlText filled = file;
        String before = holder.isEmpty() ? "cart" : "";
        for (Field field : group.fields()) {
            List<String> path = new ArrayList<>(holder);
            path.add(field.key());
            if (isChanged(field)) {
                String value = values.getOrDefault(field.path(), "").strip();
                filled = value.isEmpty() ? filled.remove(path) : filled.set(path, value(field.kind(), value), before);
            }
            before = filled.get(path).isPresent() ? field.key() : before;
        }
        return filled;
    }

    private boolean isChanged(Field field) {
        String value = values.get(field.path());
        return value != null && !same(field, value.strip());
    }

    private static boolean same(Field field, String value) {
        return (field.isList() || field.isMap())
                ? value(field.kind(), value).reads(value(field.kind(), field.value()))
                : value.equals(field.value());
    }

    private static YamlValue value(Kind kind, String text) {
        if (kind instanceof Kind.Values) {
            return YamlValue.texts(Stream.of(text.split("[,\\n]"))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList());
        }
        if (kind instanceof Kind.Open) {
            Map<String, YamlValue> fields = new LinkedHashMap<>();
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
                int colon = line.indexOf(':');
                String key = colon < 0 ? line : line.substring(0, colon).strip();
                fields.put(
                        key,
                        YamlValue.text(
                                colon < 0 ? "" : line.substring(colon + 1).strip()));
            });
            return new YamlValue.Fields(fields);
        }
        boolean typed = kind instanceof Kind.Whole || kind instanceof Kind.Flag;
        return new YamlValue.Scalar(text, typed && text.matches("[a-z]+|[0-9]+"));
    }
}
