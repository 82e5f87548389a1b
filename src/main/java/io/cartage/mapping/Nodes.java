package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** Places in a payload. Immutable and thread-safe. */
@FunctionalInterface
interface Nodes {

    /** Shows every place that holds something to the visitor; true once the visitor has seen enough. */
    boolean visit(Frame frame, Visitor visitor);

    /** Looks at one place after the other. */
    @FunctionalInterface
    interface Visitor {

        /** True if this place was the last one wanted. */
        boolean stopsAt(JsonNode node);
    }
}
