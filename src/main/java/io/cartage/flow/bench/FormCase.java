package io.cartage.flow.bench;

import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import io.cartage.yaml.YamlText;
import io.cartage.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of the cases by which a column gets its value.
 *
 * @param condition a formula; empty for what holds otherwise
 * @param value a text, or a formula behind an equals sign
 * @param was its number in the file before somebody moved it, from 0; negative for a new one
 */
public record FormCase(String condition, String value, int was) {
    static final String WHEN = "when";

    private static final String IF = "if";
    private static final String THEN = "then";
    private static final String ELSE = "else";

    public boolean isOtherwise() {
        return condition.isEmpty();
    }

    /** The cases that a file has; empty if one of them is none that a form could show. */
    static Optional<List<FormCase>> of(YamlNode node) {
        if (!(node instanceof YamlList list)) {
            return Optional.empty();
        }
        List<FormCase> cases = new ArrayList<>();
        for (YamlNode item : list.items()) {
            Optional<FormCase> one = item instanceof YamlMap map ? of(map, cases.size()) : Optional.empty();
            boolean isBehindTheLast =
                    !cases.isEmpty() && cases.get(cases.size() - 1).isOtherwise();
            if (one.isEmpty() || isBehindTheLast) {
                return Optional.empty();
            }
            cases.add(one.get());
        }
        return Optional.of(cases);
    }

    private static Optional<FormCase> of(YamlMap map, int number) {
        Optional<String> otherwise = text(map, ELSE);
        if (map.keys().equals(Set.of(ELSE))) {
            return otherwise.filter(value -> !value.isEmpty()).map(value -> new FormCase("", value, number));
        }
        Optional<String> condition = text(map, IF).filter(text -> !text.isBlank());
        return map.keys().equals(Set.of(IF, THEN))
                ? condition.flatMap(test -> text(map, THEN).map(value -> new FormCase(test, value, number)))
                : Optional.empty();
    }

    private static Optional<String> text(YamlMap map, String key) {
        return map.get(key)
                .filter(node -> node instanceof YamlScalar scalar && !scalar.isAbsent())
                .map(node -> ((YamlScalar) node).text())
                .filter(text -> text.indexOf('\n') < 0);
    }

    YamlValue written() {
        Map<String, YamlValue> fields = new LinkedHashMap<>();
        if (!isOtherwise()) {
            fields.put(IF, YamlValue.text(condition));
        }
        fields.put(isOtherwise() ? ELSE : THEN, YamlValue.text(value));
        return new YamlValue.Fields(fields);
    }

    /** The text with these cases in their order, before what they say is written: each keeps the comments it had. */
    static YamlText arranged(YamlText text, List<String> entry, List<FormCase> cases) {
        List<String> path = new ArrayList<>(entry);
        path.add(WHEN);
        int size = text.get(path)
                .filter(value -> value instanceof YamlValue.Items)
                .map(value -> ((YamlValue.Items) value).items().size())
                .orElse(0);
        boolean isKnown = cases.stream().anyMatch(one -> one.was() >= 0 && one.was() < size);
        if (!isKnown) {
            return text;
        }
        YamlText longer = text;
        List<Integer> order = new ArrayList<>();
        int next = size;
        for (FormCase one : cases) {
            boolean isOld = one.was() >= 0 && one.was() < size && !order.contains(one.was());
            longer = isOld ? longer : longer.append(path, one.written());
            order.add(isOld ? one.was() : next++);
        }
        return longer.arrange(path, order);
    }
}
