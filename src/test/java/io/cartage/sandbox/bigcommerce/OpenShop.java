package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.ShopClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** A running shop for one test, with a reader of it. */
final class OpenShop implements AutoCloseable {
    /** An hour after the history of every shop ends. */
    static final Instant NOW = Instant.parse("2026-11-02T13:00:00Z");

    private final Sandbox sandbox = Sandbox.start(0);
    private final SandboxShop shop;
    private final ShopClient client;

    /** @param yaml the settings, without braces */
    OpenShop(String yaml) {
        SandboxSettings settings = SandboxSettings.of("{" + yaml + "}");
        shop = sandbox.open("bigcommerce", "acme", settings.withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        client = new ShopClient(shop);
    }

    SandboxShop shop() {
        return shop;
    }

    ShopClient client() {
        return client;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    int status(String path) {
        return client.get(path).statusCode();
    }

    /** The ids in the answer, in its order. */
    List<Long> ids(String path) {
        return StreamSupport.stream(client.json(path).spliterator(), false)
                .map(row -> row.get("id").asLong())
                .toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
