package io.cartage.flow;

import io.cartage.staging.desk.BookedOrder.Preview;
import io.cartage.staging.desk.OrderKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the words up to date by which people find orders, in small parts beside everything else. Thread-safe. */
final class OrderIndex {
    /** Payloads at a time: so many are in memory. */
    private static final int PART = 500;

    private final OrderKeys keys;
    private final Supplier<List<PreparedStore>> stores;

    OrderIndex(OrderKeys keys, Supplier<List<PreparedStore>> stores) {
        this.keys = keys;
        this.stores = stores;
    }

    /** Goes on with a store's newest payloads; so many parts at most. */
    OrderKeys.Progress fill(String storeId, int parts) {
        Function<String, Optional<Preview>> preview = stores.get().stream()
                .filter(store -> store.id().equals(storeId))
                .findFirst()
                .<Function<String, Optional<Preview>>>map(store -> payload -> OrderPreviews.of(store, payload))
                .orElse(payload -> Optional.empty());
        return keys.fill(storeId, PART, parts, preview);
    }
}
