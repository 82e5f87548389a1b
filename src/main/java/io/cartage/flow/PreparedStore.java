package io.cartage.flow;

import io.cartage.cart.CartFacts;
import io.cartage.cart.Connection;
import io.cartage.cart.OrderFilter;
import io.cartage.mapping.MappingPlan;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A store whose files are all right.
 *
 * @param connection empty for a sandbox store, whose shop has no address before it is opened
 */
public record PreparedStore(
        Store store,
        CartFacts cart,
        OrderFilter filter,
        MappingPlan orders,
        PushPlans push,
        Optional<SandboxSettings> sandbox,
        Optional<Connection> connection) {

    public String id() {
        return store.id();
    }

    /** The flows that run, in their order: orders come first, since stock levels depend on what was bought. */
    public List<String> flows() {
        List<String> flows = new ArrayList<>(List.of(Flow.ORDERS));
        flows.addAll(push.flows());
        return flows;
    }

    /** The time from one run of a flow to the next. */
    public Duration every(String flow) {
        return switch (flow) {
            case Flow.INVENTORY -> store.push().inventory().orElseThrow().every();
            case Flow.SHIPMENTS -> store.push().shipmentsEvery().orElseThrow();
            default -> store.orders().every();
        };
    }
}
