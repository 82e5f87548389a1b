package io.cartage.flow;

import io.cartage.cart.CartFacts;
import io.cartage.cart.Connection;
import io.cartage.cart.OrderFilter;
import io.cartage.mapping.MappingPlan;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.store.Store;
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
        Optional<SandboxSettings> sandbox,
        Optional<Connection> connection) {

    public String id() {
        return store.id();
    }
}
