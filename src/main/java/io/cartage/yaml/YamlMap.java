package io.cartage.yaml;

import io.cartage.problem.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys with values in the order of the file; keys are unique. */
public record YamlMap(List<Entry> entries, Position at) implements YamlNode {

    /** One key with its value. */
    public record Entry(YamlScalar key, YamlNode value) {}

    public YamlMap {
        entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
    }

    public Optional<YamlNode> get(String key) {
        return entry(key).map(Entry::value);
    }

    public Set<String> keys() {
        return entries.stream().map(entry -> entry.key().text()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String kind() {
        return "a map";
    }
}
