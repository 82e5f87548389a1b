package io.cartage.flow;

import io.cartage.cart.Connection;
import io.cartage.cart.Quotas;
import io.cartage.config.Secret;
import io.cartage.problem.Problems;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.store.ConnectionValue;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shops that stores point at: real ones, and simulated ones that are opened here. Thread-safe. */
final class Shops implements AutoCloseable {
    private final Quotas quotas;
    private final Map<String, Connection> simulated = new HashMap<>();
    private @Nullable Sandbox sandbox;

    Shops(Clock clock) {
        this.quotas = new Quotas(clock);
    }

    Quotas quotas() {
        return quotas;
    }

    /** The store with its shop; a simulated one is opened once, and stays as it is when the store's file is edited. */
    synchronized ConnectedStore connect(PreparedStore store) {
        Connection connection = store.connection()
                .orElseGet(() -> simulated.computeIfAbsent(
                        store.id(), id -> open(store, store.sandbox().orElseThrow())));
        return new ConnectedStore(store, connection, quotas.of(store.cart(), connection));
    }

    private Connection open(PreparedStore store, SandboxSettings settings) {
        if (sandbox == null) {
            sandbox = Sandbox.start(0);
        }
        SandboxShop shop = sandbox.open(store.cart().id(), store.id(), settings);
        Problems problems = new Problems();
        Map<String, ConnectionValue> values = new HashMap<>();
        shop.connection()
                .forEach((key, value) -> values.put(
                        key, new ConnectionValue(Secret.of(value), store.store().at(), List.of())));
        Optional<Connection> connection =
                Connection.of(store.cart(), values, store.store().at(), problems);
        problems.throwIfErrors();
        return connection.orElseThrow();
    }

    @Override
    public synchronized void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
