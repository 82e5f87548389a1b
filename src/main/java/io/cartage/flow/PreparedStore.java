package io.cartage.flow;

import io.cartage.cart.CartFacts;
import io.cartage.cart.Connection;
import io.cartage.cart.OrderFilter;
import io.cartage.config.Home;
import io.cartage.mapping.MappingPlan;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.store.Store;
import io.cartage.store.Timing;
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

    /** When a flow runs. */
    public Timing timing(String flow) {
        return switch (flow) {
            case Flow.INVENTORY -> store.push().inventory().orElseThrow().timing();
            case Flow.SHIPMENTS -> store.push().shipments().orElseThrow();
            default -> store.orders().timing();
        };
    }

    /** Tells the states of the files apart that the store is made of. */
    String edition(Home home) {
        StringBuilder edition = new StringBuilder(orders.version());
        push.mappings().forEach((flow, plan) -> edition.append(' ').append(flow).append(plan.version()));
        home.find("stores/" + id() + ".yaml").ifPresent(file -> edition.append(file.text()));
        for (String path : home.list("routes/" + cart.id())) {
            if (path.endsWith(".yaml") && !path.endsWith(".camel.yaml")) {
                home.find(path).ifPresent(file -> edition.append(file.text()));
            }
        }
        return edition.toString();
    }
}
