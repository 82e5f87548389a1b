package io.cartage.flow;

import java.util.List;

/** Checks the flow that a component's address names. */
final class FlowNames {
    private FlowNames() {}

    /** Throws if a route names a flow that the component doesn't serve. */
    static void require(String scheme, String flow, List<String> served) {
        if (!served.contains(flow)) {
            throw new IllegalArgumentException(
                    "'" + scheme + flow + "' is not known. Write " + scheme + String.join(", or " + scheme, served));
        }
    }
}
