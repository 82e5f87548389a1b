package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Warns of paths that no sample shows, which is how a slip of the pen in a path looks. Filters are not tried, only that
 * the fields they name exist: what a sample's form field is called is chance.
 */
final class SampleCheck {
    private final List<JsonNode> samples = new ArrayList<>();
    private final Flow flow;
    private final Set<String> names;
    private final Problems problems;

    /** @param names what the mapping has short names for, which a first step may have been meant to be */
    SampleCheck(Flow flow, Samples samples, Set<String> names, Problems problems) {
        this.flow = flow;
        this.names = names;
        samples.all().forEach(this.samples::add);
        this.problems = problems;
    }

    void check(List<PathUse> uses) {
        if (!samples.isEmpty()) {
            uses.forEach(this::check);
        }
    }

    private void check(PathUse use) {
        List<JsonNode> at = roots(use);
        if (at.isEmpty()) {
            return; // the list itself is in no sample, which is told where it stands
        }
        for (Step step : use.steps()) {
            Set<String> fields = new TreeSet<>();
            List<JsonNode> next = after(at, step, fields);
            if (next.isEmpty()) {
                if (step == use.steps().get(0)) {
                    fields.addAll(names);
                }
                warn(use, step, fields);
                return;
            }
            at = next;
        }
    }

    private List<JsonNode> roots(PathUse use) {
        List<JsonNode> elements = new ArrayList<>();
        frames(use.scope()).forEach(frame -> elements.add(frame.row == null ? frame.payload : frame.row));
        boolean nearest = use.nearest()
                && use.steps().get(0) instanceof Step.Field field
                && elements.stream().noneMatch(element -> element.has(field.name()))
                && samples.stream().anyMatch(sample -> sample.has(field.name()));
        return nearest ? samples : elements;
    }

    /** One frame for each sample, or for each element that a sample has in a list. */
    private List<Frame> frames(@Nullable Scope scope) {
        List<Frame> frames = new ArrayList<>();
        if (scope == null || scope.each().isEmpty()) {
            samples.forEach(sample -> frames.add(frame(sample, null)));
            return frames;
        }
        for (Frame outer : frames(scope.outer())) {
            try {
                scope.each().get().visit(outer, node -> !frames.add(frame(outer.payload, node)));
            } catch (CellFault fault) {
                // a filter that this sample's values don't suit shows nothing
            }
        }
        return frames;
    }

    private static Frame frame(JsonNode sample, @Nullable JsonNode row) {
        Frame frame = new Frame(sample, new StoreContext("", Map.of()), ZoneOffset.UTC, null);
        frame.row = row;
        return frame;
    }

    /** Where a step leads from these places; a filter leads to all of them if one has the field it asks for. */
    private static List<JsonNode> after(List<JsonNode> places, Step step, Set<String> fields) {
        List<JsonNode> next = new ArrayList<>();
        if (step instanceof Step.Index) {
            places.forEach(place -> next.add(place.isArray() && !place.isEmpty() ? place.get(0) : place));
            return next;
        }
        List<JsonNode> records = new ArrayList<>();
        places.forEach(place -> flatten(place, records));
        records.forEach(record -> record.fieldNames().forEachRemaining(fields::add));
        if (step instanceof Step.Filter filter) {
            return records.stream().anyMatch(record -> record.has(filter.field().get(0))) ? records : List.of();
        }
        records.stream()
                .filter(record -> record.has(step.toString()))
                .forEach(record -> next.add(record.get(step.toString())));
        return next;
    }

    private static void flatten(JsonNode node, List<JsonNode> records) {
        if (node.isArray()) {
            node.forEach(element -> flatten(element, records));
        } else {
            records.add(node);
        }
    }

    private void warn(PathUse use, Step step, Set<String> fields) {
        String name = step instanceof Step.Filter filter ? filter.field().get(0) : step.toString();
        String check = flow.isToCart()
                ? "docs/mapping-reference.md tells what the source holds"
                : "Check it against the cart's API, and add a sample that has it";
        String remedy = check + "; for a fixed text write {value: " + use.text().text() + "}";
        problems.warning(
                use.text().at(0),
                "no sample shows '" + name + "' in the path '" + use.text().text() + "'",
                Suggestion.didYouMean(name, fields, remedy));
    }
}
