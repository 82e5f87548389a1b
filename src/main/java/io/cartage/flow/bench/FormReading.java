package io.cartage.flow.bench;

import io.cartage.flow.bench.MappingForm.Origin;
import io.cartage.flow.bench.MappingForm.Part;
import io.cartage.flow.bench.MappingForm.Row;
import io.cartage.problem.Problem;
import io.cartage.table.Column;
import io.cartage.table.Table;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one text for one form.
 *
 * @param below the default that it is laid over, if it is
 */
record FormReading(YamlMap own, Optional<YamlMap> below, FormFaults faults) {
    static final String HEADER = "s_orders";
    static final String DETAILS = "s_order_details";
    static final String COLUMNS = "columns";

    static Optional<YamlMap> map(YamlMap holder, String key) {
        return holder.get(key).filter(node -> node instanceof YamlMap).map(node -> (YamlMap) node);
    }

    /** A group of lines, where it stands. */
    static Optional<YamlMap> group(YamlMap file, String name) {
        return map(file, DETAILS).flatMap(groups -> map(groups, name));
    }

    /** The column entries of a table or group, where they stand. */
    private static Optional<YamlMap> columns(YamlMap file, String group) {
        return group.isEmpty() ? map(file, HEADER) : group(file, group).flatMap(one -> map(one, COLUMNS));
    }

    Part part(Table table, String group, Map<String, String> meanings) {
        List<Row> rows = new ArrayList<>();
        for (Column column : table.mappable()) {
            rows.add(row(column, group, meanings.getOrDefault(column.name(), "")));
        }
        return new Part(table.name(), group, group.isEmpty() ? Optional.empty() : Optional.of(rule(group)), rows);
    }

    private Row row(Column column, String group, String meaning) {
        String place = (group.isEmpty() ? HEADER : DETAILS + "/" + group) + "/" + column.name();
        Optional<YamlMap.Entry> mine = columns(own, group).flatMap(map -> map.entry(column.name()));
        Optional<YamlMap.Entry> theirs =
                below.flatMap(file -> columns(file, group)).flatMap(map -> map.entry(column.name()));
        Optional<YamlMap.Entry> counts = mine.or(() -> theirs);
        Origin origin = mine.isPresent() ? Origin.OWN : theirs.isPresent() ? Origin.DEFAULT : Origin.NONE;
        return new Row(
                place,
                column,
                meaning,
                origin,
                counts.map(entry -> FormEntry.of(entry.value())).orElse(FormEntry.NOTHING),
                counts.map(entry -> YamlText.flat(entry.value())).orElse(""),
                counts.map(entry -> entry.key().at().line()).orElse(0),
                theirs.map(entry -> entry.key().at().line()).orElse(0),
                mine.map(faults::of).orElse(List.of()));
    }

    /** When there are lines of this group: each word by the file that says it, as they are laid over each other. */
    private FormRule rule(String group) {
        Map<String, String> mine = group(own, group).map(FormRule::words).orElse(Map.of());
        Map<String, String> theirs =
                below.flatMap(file -> group(file, group)).map(FormRule::words).orElse(Map.of());
        boolean isOnce = mine.containsKey(FormRule.ONCE)
                || (!mine.containsKey(FormRule.EACH) && theirs.containsKey(FormRule.ONCE));
        String kind = isOnce ? FormRule.ONCE : FormRule.EACH;
        Map<String, String> both = new HashMap<>(theirs);
        both.putAll(mine);
        boolean isNever = both.getOrDefault(FormRule.SKIP, "").equals("true");
        boolean isOfDefault = below.flatMap(file -> group(file, group)).isPresent();
        Origin origin = !mine.isEmpty() ? Origin.OWN : isOfDefault ? Origin.DEFAULT : Origin.NONE;
        return new FormRule(
                isNever ? FormRule.Sort.NEVER : isOnce ? FormRule.Sort.ONCE : FormRule.Sort.EACH,
                both.getOrDefault(kind, ""),
                isOnce ? "" : both.getOrDefault(FormRule.WHERE, ""),
                origin,
                isOfDefault,
                line(origin == Origin.OWN ? Optional.of(own) : below, group),
                problems(group));
    }

    private static int line(Optional<YamlMap> file, String group) {
        return file.flatMap(map -> map(map, DETAILS))
                .flatMap(groups -> groups.entry(group))
                .map(entry -> entry.key().at().line())
                .orElse(0);
    }

    private List<Problem> problems(String group) {
        List<Problem> problems = new ArrayList<>();
        map(own, DETAILS).flatMap(groups -> groups.entry(group)).ifPresent(entry -> problems.addAll(faults.of(entry)));
        group(own, group).ifPresent(map -> map.entries().stream()
                .filter(entry -> FormRule.WORDS.contains(entry.key().text()))
                .forEach(entry -> problems.addAll(faults.of(entry))));
        return problems;
    }
}
