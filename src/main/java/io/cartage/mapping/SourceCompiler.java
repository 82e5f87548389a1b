package io.cartage.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Compiles the places where values come from: paths, formulas, fixed texts, and the words that combine them. */
final class SourceCompiler {
    private final FormulaCompiler formulas;
    private final Resolver resolver;
    private final Problems problems;

    SourceCompiler(FormulaCompiler formulas, Resolver resolver, Problems problems) {
        this.formulas = formulas;
        this.resolver = resolver;
        this.problems = problems;
    }

    /** A frame without anything in it, to try what needs nothing. */
    static Frame nothing() {
        return new Frame(JsonNodeFactory.instance.objectNode(), new StoreContext("", Map.of()), ZoneOffset.UTC, null);
    }

    Optional<Expr> pathOrFormula(YamlScalar scalar, Scope scope) {
        Text text = Text.of(scalar);
        return text.isFormula() ? formulas.compile(text.formula(), scope, resolver) : resolver.path(text, scope);
    }

    Optional<Expr> textOrFormula(YamlScalar scalar, Scope scope) {
        Text text = Text.of(scalar);
        return text.isFormula()
                ? formulas.compile(text.formula(), scope, resolver)
                : Optional.of(Constant.text(scalar.text()));
    }

    /** A formula whose equals sign may be left out. */
    Optional<Expr> condition(YamlScalar scalar, Scope scope) {
        Text text = Text.of(scalar);
        return formulas.compile(text.isFormula() ? text.formula() : text, scope, resolver);
    }

    Optional<Condition> test(YamlScalar scalar, Scope scope) {
        return condition(scalar, scope).map(expr -> new Condition(expr, scalar.text()));
    }

    Optional<Nodes> places(YamlScalar scalar, Scope scope) {
        return resolver.places(Text.of(scalar), scope);
    }

    /** One path or formula, or the first of a list that has a value. */
    Optional<Expr> first(Optional<YamlNode> node, Position at, Scope scope) {
        List<YamlNode> items = node.isPresent() && node.get() instanceof YamlList list
                ? list.items()
                : node.stream().toList();
        if (items.isEmpty()) {
            problems.error(at, "'from' is empty", "Write a path");
            return Optional.empty();
        }
        Optional<List<Expr>> compiled = all(items, scope);
        return compiled.map(exprs -> exprs.size() == 1 ? exprs.get(0) : firstOf(exprs));
    }

    private static Expr firstOf(List<Expr> exprs) {
        Expr[] alternatives = exprs.toArray(new Expr[0]);
        return frame -> {
            for (Expr alternative : alternatives) {
                Object value = alternative.value(frame);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    Optional<Expr> joined(YamlList parts, String separator, Scope scope) {
        return all(parts.items(), scope).map(exprs -> frame -> {
            StringJoiner joined = new StringJoiner(separator);
            for (Expr part : exprs) {
                String value = Values.text(part.value(frame));
                if (value != null) {
                    joined.add(value);
                }
            }
            return TextFunctions.orNothing(joined.toString());
        });
    }

    /** Every path or formula of a list; empty if one of them is broken. */
    Optional<List<Expr>> all(List<YamlNode> items, Scope scope) {
        List<Expr> compiled = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlScalar scalar && !scalar.isAbsent()) {
                pathOrFormula(scalar, scope).ifPresent(compiled::add);
            } else {
                problems.error(item.at(), "a path or formula is needed, but this is " + item.kind(), "Write a path");
            }
        }
        return compiled.size() == items.size() ? Optional.of(compiled) : Optional.empty();
    }

    Optional<Expr> cases(YamlList list, Scope scope) {
        List<Case> cases = new ArrayList<>();
        for (YamlNode item : list.items()) {
            boolean last = item == list.items().get(list.items().size() - 1);
            if (item instanceof YamlMap map) {
                one(map, last, scope).ifPresent(cases::add);
            } else {
                problems.error(
                        item.at(),
                        "a case is needed, but this is " + item.kind(),
                        "Write {if: condition, then: value}");
            }
        }
        if (list.items().isEmpty()) {
            problems.error(list.at(), "'when' has no cases", "Write [{if: condition, then: value}, {else: value}]");
        }
        return cases.size() == list.items().size() && !cases.isEmpty()
                ? Optional.of(frame -> choose(cases, frame))
                : Optional.empty();
    }

    private static @Nullable Object choose(List<Case> cases, Frame frame) {
        for (Case one : cases) {
            if (one.condition().holds(frame)) {
                return one.then().value(frame);
            }
        }
        return null;
    }

    private Optional<Case> one(YamlMap map, boolean last, Scope scope) {
        Vocabulary.check(Place.CASE, map, List.of(), problems);
        YamlFields fields = new YamlFields(map, problems);
        if (map.get("else").isPresent()) {
            if (!last || map.entries().size() > 1) {
                problems.error(map.at(), "'else' stands before the end", "Make {else: value} the last case, alone");
            }
            return fields.scalar("else")
                    .flatMap(text -> textOrFormula(text, scope))
                    .map(then -> new Case(new Condition(new Constant(true), "else"), then));
        }
        Optional<YamlScalar> condition = fields.scalar("if");
        Optional<YamlScalar> then = fields.scalar("then");
        if (condition.isEmpty() || then.isEmpty()) {
            problems.error(map.at(), "a case needs 'if' and 'then'", "Write {if: condition, then: value}");
            return Optional.empty();
        }
        Optional<Condition> test = test(condition.get(), scope);
        Optional<Expr> value = textOrFormula(then.get(), scope);
        return test.isEmpty() || value.isEmpty() ? Optional.empty() : Optional.of(new Case(test.get(), value.get()));
    }

    private record Case(Condition condition, Expr then) {}
}
