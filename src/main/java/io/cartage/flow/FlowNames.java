package io.cartage.flow;

/** Checks the flow that a component's address names. */
final class FlowNames {
    private FlowNames() {}

    /** Throws if a route names a flow that the component doesn't serve. */
    static void require(String scheme, String flow) {
        if (!flow.equals(Flow.ORDERS)) {
            throw new IllegalArgumentException("'" + scheme + flow + "' is not known. Write " + scheme + Flow.ORDERS);
        }
    }
}
