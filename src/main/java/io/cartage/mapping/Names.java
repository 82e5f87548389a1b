package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The short names of a mapping: a path, {@code first:} or {@code all:} of several, a formula, or one step of paths. Compiled where they are
 * first used; a name means the same wherever it stands, so its bare paths begin at the payload.
 */
final class Names {
    private static final int DEEPEST = 50;

    private final Map<String, YamlMap.Entry> definitions = new LinkedHashMap<>();
    private final Map<String, Optional<Nodes>> places = new LinkedHashMap<>();
    private final Map<String, Optional<Expr>> formulas = new LinkedHashMap<>();
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final Set<String> usedSteps = new HashSet<>();
    private final Set<String> ofRow = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final String top;
    private final FormulaCompiler formulaCompiler;
    private final Problems problems;

    /** @param top the word that leads to the top of the payload, and so can't be a name */
    Names(String top, Optional<YamlMap> section, FormulaCompiler formulaCompiler, Problems problems) {
        this.top = top;
        this.formulaCompiler = formulaCompiler;
        this.problems = problems;
        section.ifPresent(map -> map.entries().forEach(entry -> define(entry)));
    }

    private void define(YamlMap.Entry entry) {
        String name = entry.key().text();
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*")
                && !List.of(top, "store", "row").contains(name)) {
            definitions.put(name, entry);
            if (entry.value() instanceof YamlMap map && map.get("step").isPresent()) {
                step(name, map);
            }
        } else {
            problems.error(
                    entry.key().at(),
                    "'" + name + "' can't be a name",
                    "Use letters, digits and _; " + top + ", store and row have a meaning of their own");
        }
    }

    private void step(String name, YamlMap map) {
        Vocabulary.check(Place.NAME, map, List.of(), problems);
        YamlFields fields = new YamlFields(map, problems);
        String field = fields.text("step").orElse("");
        if (map.entries().size() > 1 || field.isEmpty()) {
            problems.error(
                    map.at(),
                    "'" + name + "' is a step " + (field.isEmpty() ? "to no field" : "and something else"),
                    "Write {step: field}");
        }
        steps.put(name, field.isEmpty() ? name : field);
    }

    /** The steps with the field that each name of a step stands for; the first step of a path is never one. */
    List<Step> spelledOut(List<Step> written) {
        if (steps.isEmpty()) {
            return written;
        }
        List<Step> spelled = new ArrayList<>();
        for (Step step : written) {
            boolean named = !spelled.isEmpty() && step instanceof Step.Field && steps.containsKey(step.toString());
            spelled.add(named ? new Step.Field(field(step.toString())) : step);
        }
        return spelled;
    }

    private String field(String name) {
        usedSteps.add(name);
        return steps.getOrDefault(name, name);
    }

    Set<String> all() {
        return definitions.keySet();
    }

    boolean has(String name) {
        return definitions.containsKey(name);
    }

    /** Names that nothing asked for, with their places. */
    Map<String, Position> unused() {
        Map<String, Position> unused = new LinkedHashMap<>();
        definitions.forEach((name, entry) -> {
            if (!places.containsKey(name) && !formulas.containsKey(name) && !usedSteps.contains(name)) {
                unused.put(name, entry.key().at());
            }
        });
        return unused;
    }

    /** Compiles the names that nothing asked for too, so that their own faults are told. Call it after {@link #unused}. */
    void compileRest(Resolver resolver) {
        for (Map.Entry<String, Position> name : unused().entrySet()) {
            if (formula(name.getKey(), resolver).isEmpty()) {
                places(name.getKey(), new Text(name.getKey(), false, name.getValue()), resolver);
            }
        }
    }

    /** The expression of a name that is a formula, or the field of one that is a step; empty if it is neither. */
    Optional<Expr> formula(String name, Resolver resolver) {
        if (steps.containsKey(name)) {
            return Optional.of(Constant.text(field(name)));
        }
        YamlMap.Entry entry = definitions.get(name);
        if (entry == null
                || !(entry.value() instanceof YamlScalar scalar)
                || !Text.of(scalar).isFormula()) {
            return Optional.empty();
        }
        if (!formulas.containsKey(name) && enter(name, entry)) {
            Optional<Expr> expr = formulaCompiler.compile(Text.of(scalar).formula(), Scope.NAME, resolver);
            boolean ofRow = leave(name);
            int place = formulas.size();
            formulas.put(
                    name,
                    expr.map(compiled -> new NamedExpr(
                            name,
                            compiled,
                            Text.of(scalar).formula().text(),
                            entry.key().at(),
                            ofRow ? -1 : place)));
        }
        Optional<Expr> compiled = formulas.getOrDefault(name, Optional.empty());
        return compiled.isPresent() ? compiled : Optional.of(new Constant(null)); // its fault has been told
    }

    /** The places of a name; empty, with a problem, if it has none. */
    Optional<Nodes> places(String name, Text use, Resolver resolver) {
        YamlMap.Entry entry = definitions.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (formula(name, resolver).isPresent()) {
            problems.error(
                    use.at(0),
                    "'" + name + "' is a " + (steps.containsKey(name) ? "step" : "formula") + ", and so has no fields",
                    steps.containsKey(name) ? "Write it behind a dot" : "Use it alone, or make it a path");
            return Optional.empty();
        }
        if (!places.containsKey(name) && enter(name, entry)) {
            places.put(name, compile(entry.value(), resolver));
            leave(name);
        }
        return places.getOrDefault(name, Optional.empty());
    }

    /** Notes that the name being compiled depends on the row at hand, and so is not the same everywhere. */
    void dependsOnRow() {
        if (!open.isEmpty()) {
            ofRow.add(open.peek());
        }
    }

    /** Whether a name that was compiled depends on the row at hand. */
    boolean isOfRow(String name) {
        return ofRow.contains(name);
    }

    private boolean leave(String name) {
        open.remove(name);
        return isOfRow(name);
    }

    private boolean enter(String name, YamlMap.Entry entry) {
        if (open.size() > DEEPEST) {
            problems.error(entry.key().at(), "more than " + DEEPEST + " names lead to each other", "Shorten the chain");
            return false;
        }
        if (!open.contains(name)) {
            open.push(name);
            return true;
        }
        problems.error(entry.key().at(), "'" + name + "' leads back to itself", "Write the whole path here");
        return false;
    }

    private Optional<Nodes> compile(YamlNode node, Resolver resolver) {
        if (node instanceof YamlScalar scalar && !scalar.isAbsent()) {
            return resolver.places(Text.of(scalar), Scope.NAME);
        }
        if (node instanceof YamlMap map) {
            return alternatives(map, resolver);
        }
        problems.error(
                node.at(),
                "a name stands for a path, but this is " + node.kind(),
                "Write a path, first: [...] or all: [...]");
        return Optional.empty();
    }

    private Optional<Nodes> alternatives(YamlMap map, Resolver resolver) {
        Vocabulary.check(Place.NAME, map, List.of(), problems);
        YamlFields fields = new YamlFields(map, problems);
        Optional<YamlList> first = fields.list("first");
        Optional<YamlList> all = fields.list("all");
        if (first.isPresent() == all.isPresent()) {
            problems.error(
                    map.at(),
                    "a name needs one of 'first', 'all' and 'step'",
                    "Write first: [path, path] or all: [path, path]");
            return Optional.empty();
        }
        List<Nodes> compiled = new ArrayList<>();
        for (YamlNode item : first.or(() -> all).orElseThrow().items()) {
            compile(item, resolver).ifPresent(compiled::add);
        }
        return Optional.of(new ListNodes(compiled, first.isPresent()));
    }
}
