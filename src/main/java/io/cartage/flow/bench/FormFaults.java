package io.cartage.flow.bench;

import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which entries problems belong to: that which begins last before the problem. */
final class FormFaults {
    private final Map<Position, List<Problem>> byEntry = new TreeMap<>();
    private final Set<Position> shown = new LinkedHashSet<>();
    private final List<Problem> elsewhere = new ArrayList<>();

    FormFaults(YamlMap own, String path, List<Problem> problems) {
        TreeSet<Position> starts = new TreeSet<>();
        starts(own, starts);
        for (Problem problem : problems) {
            Position start =
                    problem.at().file().equals(path) && problem.at().line() > 0 ? starts.floor(problem.at()) : null;
            if (start == null) {
                elsewhere.add(problem);
            } else {
                byEntry.computeIfAbsent(start, at -> new ArrayList<>()).add(problem);
            }
        }
    }

    /** Where keys begin, down to those of columns. */
    private static void starts(YamlMap file, Set<Position> starts) {
        for (YamlMap.Entry section : file.entries()) {
            starts.add(section.key().at());
            if (!(section.value() instanceof YamlMap entries)) {
                continue;
            }
            for (YamlMap.Entry entry : entries.entries()) {
                starts.add(entry.key().at());
                if (section.key().text().equals(FormReading.DETAILS) && entry.value() instanceof YamlMap group) {
                    group.entries().forEach(word -> starts.add(word.key().at()));
                    FormReading.map(group, FormReading.COLUMNS).ifPresent(map -> map.entries()
                            .forEach(column -> starts.add(column.key().at())));
                }
            }
        }
    }

    List<Problem> of(YamlMap.Entry entry) {
        shown.add(entry.key().at());
        return byEntry.getOrDefault(entry.key().at(), List.of());
    }

    /** Call it when all rows were asked for. */
    List<Problem> others() {
        List<Problem> others = new ArrayList<>(elsewhere);
        byEntry.forEach((start, problems) -> {
            if (!shown.contains(start)) {
                others.addAll(problems);
            }
        });
        return others;
    }
}
