package io.cartage.mapping;

import io.cartage.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a path means where it stands: {@code store.}, the flow's root and {@code row.} first, then the element of
 * {@code each}, then names, then the payload. Keeps every path for the check against the samples.
 */
final class Resolver {
    private static final String STORE = "store";
    private static final String ROW = "row";

    private final Problems problems;
    private final List<PathUse> uses = new ArrayList<>();
    private final Names names;
    private final TableColumns tables;
    private final String top;

    /** @param top the word that leads to the top of the payload, whatever stands at hand */
    Resolver(String top, Names names, TableColumns tables, Problems problems) {
        this.top = top;
        this.names = names;
        this.tables = tables;
        this.problems = problems;
    }

    List<PathUse> uses() {
        return List.copyOf(uses);
    }

    /** The expression for the text of a path; empty, with a problem, if there is none. */
    Optional<Expr> path(Text text, Scope scope) {
        return parse(text, scope).flatMap(steps -> expr(steps, text, scope));
    }

    /** The places that the text of a path leads to, for {@code each} and names. */
    Optional<Nodes> places(Text text, Scope scope) {
        return parse(text, scope).flatMap(steps -> places(steps, text, scope));
    }

    Optional<Nodes> places(List<Step> steps, Text text, Scope scope) {
        return nodes(names.spelledOut(steps), text, scope);
    }

    private Optional<List<Step>> parse(Text text, Scope scope) {
        return PathParser.parse(text, problems, (steps, operand) -> operand(steps, operand, scope));
    }

    /** What a filter compares with: the element's own fields stand to the left, so the right side must name its root. */
    Optional<Expr> operand(List<Step> steps, Text text, Scope scope) {
        String root = steps.get(0).toString();
        if (List.of(STORE, top, ROW).contains(root)) {
            return expr(steps, text, scope);
        }
        problems.error(
                text.at(0),
                "'" + text.text() + "' after the comparison is neither a text in quotes nor a number",
                "Put a text in quotes; a field needs its root: row." + text.text() + ", " + top + "." + text.text());
        return Optional.empty();
    }

    Optional<Expr> expr(List<Step> written, Text text, Scope scope) {
        if (scope.meaning() == Scope.Meaning.TABLES) {
            return tables.expr(written, text, problems);
        }
        List<Step> steps = names.spelledOut(written);
        String root = steps.get(0).toString();
        if (root.equals(STORE)) {
            return store(steps, text);
        }
        Optional<Expr> formula = steps.size() == 1 ? names.formula(root, this) : Optional.empty();
        if (formula.isPresent()) {
            noteRow(root, scope);
            return scope.meaning() == Scope.Meaning.ROW ? formula.map(named -> elementFirst(root, named)) : formula;
        }
        if (isPlain(root, scope)) {
            return plain(steps, text, scope).map(nodes -> new PathExpr(nodes, text.text()));
        }
        return nodes(steps, text, scope).map(nodes -> new PathExpr(nodes, text.text()));
    }

    private static Expr elementFirst(String name, Expr named) {
        PathExpr own = new PathExpr(new PathNodes(PathNodes.Root.ROW, List.of(new Step.Field(name))), name);
        return frame -> frame.row != null && frame.row.has(name) ? own.value(frame) : named.value(frame);
    }

    private Optional<Nodes> nodes(List<Step> steps, Text text, Scope scope) {
        String root = steps.get(0).toString();
        if (!isPlain(root, scope)) {
            return named(root, steps, text, scope);
        }
        return plain(steps, text, scope).map(nodes -> nodes);
    }

    private boolean isPlain(String root, Scope scope) {
        return isRoot(root, scope) || !names.has(root);
    }

    private boolean isRoot(String root, Scope scope) {
        return root.equals(top) || (root.equals(ROW) && scope.meaning() != Scope.Meaning.PAYLOAD);
    }

    private Optional<PathNodes> plain(List<Step> steps, Text text, Scope scope) {
        String root = steps.get(0).toString();
        boolean rooted = isRoot(root, scope);
        if (rooted && steps.size() == 1) {
            return alone(root, "id", text);
        }
        if (root.equals(ROW) && !rooted) {
            problems.error(
                    text.at(0),
                    "'" + text.text() + "': 'row' is the element of 'each', and here is none",
                    "Name a field of the " + (top.equals(Flow.ORDERS.root) ? "order" : "source")
                            + "; if it has one called row, write " + top + ".row");
            return Optional.empty();
        }
        if (!(steps.get(0) instanceof Step.Field)) {
            problems.error(text.at(0), "'" + text.text() + "' begins with a list's place", "Begin with a field");
            return Optional.empty();
        }
        if (!rooted) {
            uses.add(new PathUse(scope, steps, true, text));
            boolean inRow = scope.meaning() == Scope.Meaning.ROW;
            return Optional.of(new PathNodes(inRow ? PathNodes.Root.NEAREST : PathNodes.Root.PAYLOAD, steps));
        }
        List<Step> below = steps.subList(1, steps.size());
        if (root.equals(top)) {
            uses.add(new PathUse(Scope.PAYLOAD, below, true, text));
            return Optional.of(new PathNodes(PathNodes.Root.PAYLOAD, below));
        }
        if (scope.meaning() == Scope.Meaning.NAME) {
            names.dependsOnRow();
        } else {
            uses.add(new PathUse(scope, below, false, text));
        }
        return Optional.of(new PathNodes(PathNodes.Root.ROW, below));
    }

    /** A name that names a name of the row is of the row too; inside 'each' the row is the name's own. */
    private void noteRow(String name, Scope scope) {
        if (scope.meaning() == Scope.Meaning.NAME && names.isOfRow(name)) {
            names.dependsOnRow();
        }
    }

    private Optional<Nodes> named(String name, List<Step> steps, Text text, Scope scope) {
        Optional<Nodes> named = names.places(name, text, this);
        noteRow(name, scope);
        List<Step> rest = steps.subList(1, steps.size());
        if (named.isEmpty() || (rest.isEmpty() && scope.meaning() != Scope.Meaning.ROW)) {
            return named;
        }
        if (!rest.isEmpty()) {
            uses.add(new PathUse(new Scope(Scope.Meaning.ROW, named, scope), rest, true, text));
        }
        boolean inRow = scope.meaning() == Scope.Meaning.ROW;
        @Nullable PathNodes nearest = inRow ? new PathNodes(PathNodes.Root.ROW, steps) : null;
        return named.map(nodes -> new NamedNodes(name, nodes, rest, nearest));
    }

    private <T> Optional<T> alone(String root, String field, Text text) {
        problems.error(text.at(0), "'" + root + "' stands alone", "Name what is below it: " + root + "." + field);
        return Optional.empty();
    }

    private Optional<Expr> store(List<Step> steps, Text text) {
        String name = Step.text(steps.subList(1, steps.size()));
        if (name.isEmpty()) {
            return alone(STORE, "prefix", text);
        }
        if (!StoreContext.NAMES.contains(name)) {
            problems.error(
                    text.at(0), "a store has no '" + name + "'", Choices.instead(name, StoreContext.NAMES, "It has"));
            return Optional.empty();
        }
        return Optional.of(frame -> {
            String value = name.equals("id")
                    ? frame.store.storeId()
                    : frame.store.values().get(name);
            if (frame.trace != null) {
                frame.trace.note(STORE + "." + name, value);
            }
            return value == null || value.isBlank() ? null : value;
        });
    }
}
