package io.cartage.mapping;

import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a mapping is compiled with, whichever way it maps: its lookups, its names, and what its paths mean. */
final class Workbench {
    private final MappingSource source;
    private final Problems problems;
    private final Lookups lookups;
    private final FormulaCompiler formulas;
    private final Names names;
    private final Resolver resolver;

    Workbench(MappingSource source, Home home, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.lookups = new Lookups(home, section("lookups"), problems);
        this.formulas = new EvalExFormulas(lookups, problems);
        this.names = new Names(source.flow().root, section("names"), formulas, problems);
        this.resolver = new Resolver(source.flow().root, names, new TableColumns("", Map.of()), problems);
    }

    /** A section of the file that holds lines of its own. */
    Optional<YamlMap> section(String key) {
        YamlNode node = source.tree().get(key).orElse(null);
        if (node instanceof YamlMap map) {
            return Optional.of(map);
        }
        if (node != null && !(node instanceof YamlScalar scalar && scalar.isAbsent())) {
            problems.error(node.at(), "'" + key + "' is given " + node.kind(), "Write 'name: ...' lines below it");
        }
        return Optional.empty();
    }

    Lookups lookups() {
        return lookups;
    }

    /** Compiles what stands in the payload. */
    SourceCompiler sources() {
        return new SourceCompiler(formulas, resolver, problems);
    }

    /** Compiles what stands in finished rows. */
    SourceCompiler sources(TableColumns rows) {
        return new SourceCompiler(formulas, new Resolver(source.flow().root, names, rows, problems), problems);
    }

    ValueCompiler values() {
        return new ValueCompiler(sources(), lookups, problems);
    }

    /** The short names that the mapping defines. */
    Set<String> names() {
        return names.all();
    }

    /** The paths in use, once compiled. */
    List<PathUse> uses() {
        return resolver.uses();
    }

    /**
     * Tells of names and lookups that nothing uses, once all else is compiled. What a customer no longer needs of the default is no
     * fault; what stands in the file itself and is unused is one.
     */
    void tellUnused() {
        Map<String, Position> unused = new LinkedHashMap<>();
        names.unused().forEach((name, at) -> unused.put("name '" + name + "'", at));
        names.compileRest(resolver);
        lookups.unused().forEach((name, at) -> unused.put("lookup '" + name + "'", at));
        List<Map.Entry<String, Position>> own = new ArrayList<>(unused.entrySet());
        lookups.compileRest();
        own.removeIf(entry -> !entry.getValue().file().equals(source.path()));
        own.forEach(
                entry -> problems.error(entry.getValue(), "nothing uses " + entry.getKey(), "Use it, or take it away"));
    }
}
