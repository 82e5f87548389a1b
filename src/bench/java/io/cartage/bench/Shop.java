package io.cartage.bench;

import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A sandbox shop of ordinary orders without a quota, in a process of its own. */
final class Shop implements AutoCloseable {
    private static final int HEAP_MB = 512;

    private final ChildJvm process;
    private final Map<String, String> connection;

    private Shop(ChildJvm process) {
        this.process = process;
        this.connection = process.answer();
    }

    static Shop open(int orders) {
        return new Shop(ChildJvm.start(HEAP_MB, Shop.class, List.of(Integer.toString(orders))));
    }

    /** What a shop of so many orders is made from: all of them are wanted, so that each is staged. */
    static SandboxSettings settings(int orders) {
        return SandboxSettings.of("{seed: 7, orders: " + orders + ", statuses: {11: 1}, api: {quota: unlimited}}");
    }

    String apiPath() {
        return connection.getOrDefault("api_path", "");
    }

    String key() {
        return connection.getOrDefault("key", "");
    }

    public static void main(String[] arguments) throws IOException {
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open("bigcommerce", "bench", settings(Integer.parseInt(arguments[0])));
            ChildJvm.answer(shop.connection());
            ChildJvm.waitForParent();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
