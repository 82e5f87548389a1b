package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;

/** The places that a path leads to, from the payload or from the element of {@code each}. */
final class PathNodes implements Nodes {

    /** Where a path begins. */
    enum Root {
        PAYLOAD,
        /** The element of {@code each}. */
        ROW,
        /** The element of {@code each} if it has the first field, else the payload. */
        NEAREST
    }

    private final Root root;
    private final Step[] steps;
    private final String first;

    PathNodes(Root root, List<Step> steps) {
        this.root = root;
        this.steps = steps.toArray(new Step[0]);
        this.first = !steps.isEmpty() && steps.get(0) instanceof Step.Field field ? field.name() : "";
    }

    /** Whether every step leads into a field. */
    boolean hasOnlyFields() {
        return Arrays.stream(steps).allMatch(step -> step instanceof Step.Field);
    }

    /** The steps as texts. */
    String[] fields() {
        return Arrays.stream(steps).map(Step::toString).toArray(String[]::new);
    }

    @Override
    public boolean visit(Frame frame, Visitor visitor) {
        JsonNode start = start(frame);
        if (frame.trace != null) {
            frame.trace.begin(startsAtRow(frame) ? frame.rowPath : "");
        }
        return walk(start, steps, 0, frame, visitor);
    }

    JsonNode start(Frame frame) {
        JsonNode row = frame.row;
        if (root == Root.ROW) {
            return row == null ? MissingNode.getInstance() : row;
        }
        return row != null && startsAtRow(frame) ? row : frame.payload;
    }

    private boolean startsAtRow(Frame frame) {
        JsonNode row = frame.row;
        return root == Root.ROW || (root == Root.NEAREST && row != null && row.has(first));
    }

    /** Visits the places below {@code node} from step {@code i} on. */
    static boolean walk(JsonNode node, Step[] steps, int i, Frame frame, Visitor visitor) {
        if (node.isArray() && !(i < steps.length && steps[i] instanceof Step.Index)) {
            return walkList(node, steps, i, frame, visitor);
        }
        if (i == steps.length) {
            return !Values.isNothing(node) && visitor.stopsAt(node);
        }
        Step step = steps[i];
        if (step instanceof Step.Field field) {
            return walkField(node, field.name(), steps, i, frame, visitor);
        }
        if (step instanceof Step.Filter filter) {
            return filter.accepts(node, frame) && walk(node, steps, i + 1, frame, visitor);
        }
        int index = ((Step.Index) step).index();
        if (node.isArray()) {
            return index < node.size() && walkElement(node, index, steps, i + 1, frame, visitor);
        }
        return index == 0 && walk(node, steps, i + 1, frame, visitor);
    }

    private static boolean walkField(JsonNode node, String name, Step[] steps, int i, Frame frame, Visitor visitor) {
        JsonNode child = node.get(name);
        if (child == null) {
            return false;
        }
        if (frame.trace == null) {
            return walk(child, steps, i + 1, frame, visitor);
        }
        int length = frame.trace.length();
        frame.trace.enter(name);
        boolean stopped = walk(child, steps, i + 1, frame, visitor);
        frame.trace.back(length);
        return stopped;
    }

    private static boolean walkList(JsonNode list, Step[] steps, int i, Frame frame, Visitor visitor) {
        for (int index = 0; index < list.size(); index++) {
            if (walkElement(list, index, steps, i, frame, visitor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean walkElement(JsonNode list, int index, Step[] steps, int i, Frame frame, Visitor visitor) {
        if (frame.trace == null) {
            return walk(list.get(index), steps, i, frame, visitor);
        }
        int length = frame.trace.length();
        frame.trace.enter(index);
        boolean stopped = walk(list.get(index), steps, i, frame, visitor);
        frame.trace.back(length);
        return stopped;
    }
}
