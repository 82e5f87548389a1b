package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.config.SourceFile;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be read of a mapping while it is being written: the file itself, and the same laid over the default. A file that is
 * no YAML at this moment is tried without the line at hand, and then as it was saved.
 */
final class Outline {
    private static final int DEEPEST_NAME = 8;
    private static final YamlMap NOTHING = new YamlMap(List.of(), Position.of(""));

    private final Home home;
    private final Flow flow;
    private final YamlMap own;
    private final YamlMap merged;

    private Outline(Home home, Flow flow, YamlMap own, YamlMap merged) {
        this.home = home;
        this.flow = flow;
        this.own = own;
        this.merged = merged;
    }

    /**
     * What can be read.
     *
     * @param flow the flow that the file's place stands for
     * @param line that is being written, from 1
     * @param begins whether that line has just begun, and so had better not be read
     */
    static Outline of(Home home, String path, Flow flow, String text, int line, boolean begins) {
        String others = withoutLine(text, line);
        Optional<YamlMap> own = begins
                ? map(path, others).or(() -> map(path, text))
                : map(path, text).or(() -> map(path, others));
        YamlMap readable = own.or(() -> home.find(path).flatMap(saved -> map(path, saved.text())))
                .map(Outline::withoutGaps)
                .orElse(NOTHING);
        String below = MappingSource.path(MappingSource.DEFAULT, path.split("/", -1)[2], flow.word);
        boolean extended = own.isEmpty() || readable.get("extends").isPresent();
        Optional<YamlMap> base = extended && !path.equals(below)
                ? home.find(below).map(SourceFile::text).flatMap(words -> map(below, words))
                : Optional.empty();
        return new Outline(
                home,
                flow,
                own.orElse(NOTHING),
                base.map(map -> new Merger(flow).merge(map, readable)).orElse(readable));
    }

    private static Optional<YamlMap> map(String path, String text) {
        return Yaml.readMap(path, text, new Problems());
    }

    /** Without the keys that have no value yet: they are not meant to undo what the default says. */
    private static YamlMap withoutGaps(YamlMap map) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (YamlMap.Entry entry : map.entries()) {
            if (entry.value() instanceof YamlMap inner) {
                entries.add(new YamlMap.Entry(entry.key(), withoutGaps(inner)));
            } else if (!(entry.value() instanceof YamlScalar scalar && scalar.isAbsent())) {
                entries.add(entry);
            }
        }
        return new YamlMap(entries, map.at());
    }

    private static String withoutLine(String text, int line) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (line >= 1 && line <= lines.size()) {
            lines.set(line - 1, "");
        }
        return String.join("\n", lines);
    }

    Flow flow() {
        return flow;
    }

    /** The keys that the file itself has below these keys. */
    Set<String> ownKeys(List<String> keys) {
        return at(own, keys) instanceof YamlMap map ? map.keys() : Set.of();
    }

    /** The keys below these, of the file and of the default. */
    Set<String> keys(List<String> keys) {
        return at(merged, keys) instanceof YamlMap map ? map.keys() : Set.of();
    }

    /** A value as it would be written in one line; empty if there is none. */
    Optional<String> written(List<String> keys) {
        YamlNode node = at(merged, keys);
        return node == NOTHING ? Optional.empty() : Optional.of(MergedText.asWritten(node));
    }

    private static YamlNode at(YamlMap map, List<String> keys) {
        YamlNode node = map;
        for (String key : keys) {
            node = node instanceof YamlMap inner ? inner.get(key).orElse(NOTHING) : NOTHING;
        }
        return node;
    }

    /** The short names with what they stand for. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        keys(List.of("names"))
                .forEach(name -> names.put(name, written(List.of("names", name)).orElse("")));
        return names;
    }

    /** The paths that a name leads to, as far as they are paths of the payload; empty for a formula. */
    Set<String> pathsOf(String name) {
        Set<String> paths = new LinkedHashSet<>();
        collect(at(merged, List.of("names", name)), paths, 0);
        return paths;
    }

    private void collect(YamlNode node, Set<String> paths, int depth) {
        if (depth > DEEPEST_NAME) {
            return;
        }
        if (node instanceof YamlScalar scalar
                && !scalar.isAbsent()
                && !scalar.text().startsWith("=")) {
            paths.addAll(spelledOut(scalar.text(), depth + 1));
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> collect(item, paths, depth + 1));
        } else if (node instanceof YamlMap map) {
            map.get("first").ifPresent(list -> collect(list, paths, depth + 1));
            map.get("all").ifPresent(list -> collect(list, paths, depth + 1));
        }
    }

    /** A path without the names it begins with and the steps it names; several if a name stands for several. */
    Set<String> spelledOut(String path) {
        return spelledOut(path, 0);
    }

    private Set<String> spelledOut(String path, int depth) {
        List<String> steps = new ArrayList<>(Paths.steps(path));
        if (steps.isEmpty()) {
            return Set.of();
        }
        for (int i = 1; i < steps.size(); i++) {
            steps.set(i, step(steps.get(i)));
        }
        Set<String> names = keys(List.of("names"));
        if (!names.contains(steps.get(0)) || depth > DEEPEST_NAME) {
            return Set.of(String.join(".", steps));
        }
        Set<String> roots = new LinkedHashSet<>();
        collect(at(merged, List.of("names", steps.get(0))), roots, depth + 1);
        String rest = String.join(".", steps.subList(1, steps.size()));
        Set<String> paths = new LinkedHashSet<>();
        roots.forEach(root -> paths.add(rest.isEmpty() ? root : root + "." + rest));
        return paths;
    }

    private String step(String name) {
        return at(merged, List.of("names", name, "step")) instanceof YamlScalar scalar ? scalar.text() : name;
    }

    /** All lookups by name: those of the mapping, and those that are files of their own. */
    Set<String> lookups() {
        Set<String> names = new LinkedHashSet<>(keys(List.of("lookups")));
        for (String path : home.list("mappings/lookups")) {
            names.add(path.substring(path.lastIndexOf('/') + 1).replace(".yaml", ""));
        }
        return names;
    }

    /** The rows of a lookup. */
    Map<String, String> lookup(String name) {
        String path = "mappings/lookups/" + name + ".yaml";
        Map<String, String> rows = new LinkedHashMap<>();
        home.find(path).flatMap(file -> map(path, file.text())).ifPresent(file -> addRows(file, rows));
        if (at(merged, List.of("lookups", name)) instanceof YamlMap map) {
            addRows(map, rows);
        }
        return rows;
    }

    private static void addRows(YamlMap lookup, Map<String, String> rows) {
        if (lookup.get("rows").orElse(null) instanceof YamlMap map) {
            map.entries().forEach(row -> rows.put(row.key().text(), MergedText.asWritten(row.value())));
        }
    }

    /** The paths whose values this lookup turns, as columns and names say it. */
    Set<String> pathsInto(String lookup) {
        Set<String> paths = new LinkedHashSet<>();
        into(merged, lookup, paths);
        return paths;
    }

    private static void into(YamlNode node, String lookup, Set<String> paths) {
        if (node instanceof YamlList list) {
            list.items().forEach(item -> into(item, lookup, paths));
        }
        if (!(node instanceof YamlMap map)) {
            return;
        }
        boolean isUsed = map.get("lookup")
                .filter(name ->
                        name instanceof YamlScalar scalar && scalar.text().equals(lookup))
                .isPresent();
        if (isUsed) {
            map.get("from")
                    .ifPresent(from -> (from instanceof YamlList list ? list.items() : List.of(from)).forEach(one -> {
                        if (one instanceof YamlScalar scalar && !scalar.text().startsWith("=")) {
                            paths.add(scalar.text());
                        }
                    }));
        }
        map.entries().forEach(entry -> into(entry.value(), lookup, paths));
    }

    /** The samples of the flow's cart, as tests name them. */
    List<String> samples(String cart) {
        String folder = "mappings/samples/" + cart + (flow.isToCart() ? "/" + flow.word : "");
        return home.list(folder).stream()
                .filter(path -> path.endsWith(".json") && path.indexOf('/', folder.length() + 1) < 0)
                .map(path -> path.substring("mappings/".length()))
                .toList();
    }
}
