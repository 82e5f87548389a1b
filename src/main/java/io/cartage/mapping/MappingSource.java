package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.config.SourceFile;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * A mapping as written: one file, or a customer's file laid over the default.
 *
 * @param path the most specific file
 * @param tree its merged content, each node with the file it stands in
 */
record MappingSource(String path, String cart, Flow flow, YamlMap tree) {
    private static final String ROOM = "mappings/";
    static final String DEFAULT = "default";

    /** The path of a customer's mapping, whether or not it exists. */
    static String path(String customer, String cart, String flow) {
        return ROOM + customer + "/" + cart + "/" + flow + ".yaml";
    }

    /** Reads a customer's mapping, or the default if the customer has none for this cart and flow. */
    static Optional<MappingSource> of(Home home, String customer, String cart, String flow, Problems problems) {
        String own = path(customer, cart, flow);
        String fallback = path(DEFAULT, cart, flow);
        String path = home.find(own).isPresent() ? own : fallback;
        if (home.find(path).isEmpty()) {
            problems.error(
                    Position.of(fallback),
                    "there is no mapping for " + cart + " " + flow + ", neither of '" + customer + "' nor a default",
                    "Write this file; docs/adding-a-customer.md tells how");
            return Optional.empty();
        }
        return of(home, path, problems);
    }

    /** Reads the mapping at a path, with the default that it extends. */
    static Optional<MappingSource> of(Home home, String path, Problems problems) {
        Optional<SourceFile> file = home.find(path);
        if (file.isEmpty()) {
            problems.error(Position.of(path), "there is no such file", "Check its name and folder");
            return Optional.empty();
        }
        return Yaml.readMap(path, file.get().text(), problems).flatMap(map -> merged(home, path, map, problems));
    }

    /** What a merged text says, which has no file any more. */
    static Optional<MappingSource> kept(String path, String text, Problems problems) {
        return KeptText.read(path, text, problems).flatMap(map -> merged(Home.none(), path, map, problems));
    }

    private static Optional<MappingSource> merged(Home home, String path, YamlMap map, Problems problems) {
        Optional<YamlScalar> word = scalar(map, "mapping");
        Optional<YamlScalar> base = scalar(map, "extends");
        String named = word.map(YamlScalar::text).orElseGet(() -> fromFolder(path));
        String[] parts = named.split("/", -1);
        Position at = word.map(YamlScalar::at).orElse(Position.of(path));
        if (parts.length != 2 || (word.isEmpty() && base.isEmpty())) {
            problems.error(at, "the file doesn't say what it maps", "Begin it with 'mapping: <cart>/orders'");
            return Optional.empty();
        }
        Optional<Flow> flow = Flow.of(parts[1]);
        if (flow.isEmpty()) {
            problems.error(
                    at,
                    "'" + parts[1] + "' is no flow that has a mapping",
                    Choices.instead(parts[1], Flow.words(), "Known are"));
            return Optional.empty();
        }
        checkFolder(path, named, at, problems);
        MappingSource own = new MappingSource(path, parts[0], flow.get(), map);
        return base.isEmpty() ? Optional.of(own) : own.over(base.get(), home, problems);
    }

    private Optional<MappingSource> over(YamlScalar base, Home home, Problems problems) {
        String below = path(DEFAULT, cart, flow.word);
        if (!base.text().equals(DEFAULT) || path.equals(below)) {
            problems.error(
                    base.at(),
                    "'extends' is '" + base.text() + "'",
                    path.equals(below) ? "The default extends nothing: take the line away" : "Write extends: default");
            return Optional.empty();
        }
        Optional<SourceFile> file = home.find(below);
        if (file.isEmpty()) {
            problems.error(base.at(), "there is no default mapping " + below, "Write it, or take 'extends' away");
            return Optional.empty();
        }
        return Yaml.readMap(below, file.get().text(), problems)
                .map(map -> new MappingSource(path, cart, flow, new Merger(flow).merge(map, tree)));
    }

    private static void checkFolder(String path, String named, Position at, Problems problems) {
        String folder = fromFolder(path);
        if (!folder.isEmpty() && !folder.equals(named)) {
            problems.error(
                    at,
                    "'mapping' is '" + named + "', but the file stands where " + folder + " is mapped",
                    "Write mapping: " + folder + ", or move the file");
        }
    }

    /** {@code bigcommerce/orders} for {@code mappings/acme/bigcommerce/orders.yaml}; empty for a file elsewhere. */
    private static String fromFolder(String path) {
        List<String> parts = List.of(path.split("/", -1));
        return path.startsWith(ROOM) && parts.size() == 4 && path.endsWith(".yaml")
                ? parts.get(2) + "/" + parts.get(3).replace(".yaml", "")
                : "";
    }

    private static Optional<YamlScalar> scalar(YamlMap map, String key) {
        YamlNode node = map.get(key).orElse(null);
        return node instanceof YamlScalar scalar && !scalar.isAbsent() ? Optional.of(scalar) : Optional.empty();
    }
}
