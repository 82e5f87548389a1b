package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lookups of a mapping: those written in it, and the files {@code mappings/lookups/<name>.yaml}, over whose rows the
 * rows of a lookup of the same name in the mapping are laid.
 */
final class Lookups {
    private static final String FOLDER = "mappings/lookups";

    private final Home home;
    private final Problems problems;
    private final Map<String, YamlMap.Entry> inline = new LinkedHashMap<>();
    private final Map<String, Optional<Lookup>> compiled = new HashMap<>();
    private final Map<String, YamlMap> merged = new LinkedHashMap<>();

    /** Those that a misspelled name evidently means: they are in use as soon as that is mended. */
    private final Set<String> meant = new HashSet<>();

    Lookups(Home home, Optional<YamlMap> section, Problems problems) {
        this.home = home;
        this.problems = problems;
        section.ifPresent(
                map -> map.entries().forEach(entry -> inline.put(entry.key().text(), entry)));
    }

    /** The lookup of that name; empty, with a problem at {@code use}, if there is none. */
    Optional<Lookup> find(String name, Position use) {
        if (!compiled.containsKey(name)) {
            compiled.put(name, load(name, use));
        }
        return compiled.getOrDefault(name, Optional.empty());
    }

    /** Lookups of the mapping that nothing asked for, with their places. */
    Map<String, Position> unused() {
        Map<String, Position> unused = new LinkedHashMap<>();
        inline.forEach((name, entry) -> {
            if (!compiled.containsKey(name) && !meant.contains(name)) {
                unused.put(name, entry.key().at());
            }
        });
        return unused;
    }

    /** Compiles the lookups that nothing asked for too, so that their own faults are told. Call it after {@link #unused}. */
    void compileRest() {
        List<String> used = List.copyOf(merged.keySet());
        inline.forEach((name, entry) -> find(name, entry.key().at()));
        merged.keySet().retainAll(used);
    }

    /** The lookups in use, with the rows of their files. */
    Map<String, YamlMap> merged() {
        return merged;
    }

    private Optional<Lookup> load(String name, Position use) {
        String path = FOLDER + "/" + name + ".yaml";
        boolean fileName = name.matches("[A-Za-z0-9_-]+");
        Optional<YamlMap> file = fileName
                ? home.find(path).flatMap(source -> Yaml.readMap(path, source.text(), problems))
                : Optional.empty();
        Optional<YamlMap> own = Optional.ofNullable(inline.get(name)).flatMap(this::map);
        if (file.isEmpty() && own.isEmpty()) {
            if (!inline.containsKey(name)) {
                Suggestion.closest(name, known()).ifPresent(meant::add);
                problems.error(
                        use,
                        "there is no lookup '" + name + "'",
                        Suggestion.didYouMean(name, known(), "Write it under lookups:, or in " + path));
            }
            return Optional.empty();
        }
        YamlMap map = file.isPresent() && own.isPresent()
                ? Merger.lookup(file.get(), own.get())
                : file.or(() -> own).orElseThrow();
        merged.put(name, map);
        return Optional.of(compile(name, map, own.map(YamlMap::at).orElse(map.at())));
    }

    private Optional<YamlMap> map(YamlMap.Entry entry) {
        if (entry.value() instanceof YamlMap map) {
            return Optional.of(map);
        }
        problems.error(
                entry.value().at(),
                "a lookup holds rows, but this is " + entry.value().kind(),
                "Write rows: and below it 'value: result' lines");
        return Optional.empty();
    }

    private Lookup compile(String name, YamlMap map, Position at) {
        Vocabulary.check(Place.LOOKUP, map, List.of(), problems);
        YamlFields fields = new YamlFields(map, problems);
        boolean ignoreCase = fields.flag("ignore_case", false);
        Optional<String> otherwise = fields.scalar("default").map(YamlScalar::text);
        Map<String, String> rows = new HashMap<>();
        Optional<YamlMap> section = fields.nested("rows");
        section.ifPresent(lines -> lines.entries().forEach(row -> row(row, ignoreCase, rows)));
        if (section.isEmpty() && otherwise.isEmpty()) {
            problems.error(
                    map.at(), "lookup '" + name + "' has no rows", "Write rows: and below it 'value: result' lines");
        }
        return new Lookup(
                name,
                ignoreCase,
                otherwise.orElse(null),
                rows,
                section.map(YamlMap::at).orElse(at));
    }

    private void row(YamlMap.Entry row, boolean ignoreCase, Map<String, String> rows) {
        String key = row.key().text().strip();
        if (!(row.value() instanceof YamlScalar result)) {
            problems.error(
                    row.value().at(),
                    "a row gives one value, but this is " + row.value().kind(),
                    "Write 'value: result'");
        } else if (rows.put(ignoreCase ? key.toLowerCase(Locale.ROOT) : key, result.isAbsent() ? "" : result.text())
                != null) {
            problems.error(
                    row.key().at(),
                    "'" + key + "' stands here twice but for its case",
                    "Keep one, or drop ignore_case");
        }
    }

    private List<String> known() {
        List<String> known = new ArrayList<>(inline.keySet());
        home.list(FOLDER)
                .forEach(path ->
                        known.add(path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "")));
        return known;
    }
}
