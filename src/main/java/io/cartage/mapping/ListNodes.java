package io.cartage.mapping;

import java.util.List;

/**
 * Several places in turn: all of them, or only those of the first alternative that holds anything.
 *
 * @param onlyFirst whether the alternatives after the first that holds anything are left out
 */
record ListNodes(List<Nodes> alternatives, boolean onlyFirst) implements Nodes {

    ListNodes {
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public boolean visit(Frame frame, Visitor visitor) {
        boolean[] held = {false};
        for (Nodes alternative : alternatives) {
            boolean stopped = alternative.visit(frame, node -> {
                held[0] = true;
                return visitor.stopsAt(node);
            });
            if (stopped) {
                return true;
            }
            if (onlyFirst && held[0]) {
                return false;
            }
        }
        return false;
    }
}
