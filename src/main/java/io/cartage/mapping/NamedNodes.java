package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places below a name of the mapping. Inside {@code each} a field of the element that is called the same wins.
 *
 * @param nearest the places if the element has a field of that name; null outside of {@code each}
 */
record NamedNodes(String name, Nodes named, List<Step> rest, @Nullable PathNodes nearest) implements Nodes {

    @Override
    public boolean visit(Frame frame, Visitor visitor) {
        JsonNode row = frame.row;
        if (nearest != null && row != null && row.has(name)) {
            return nearest.visit(frame, visitor);
        }
        if (rest.isEmpty()) {
            return named.visit(frame, visitor);
        }
        Step[] steps = rest.toArray(new Step[0]);
        return named.visit(frame, node -> PathNodes.walk(node, steps, 0, frame, visitor));
    }
}
