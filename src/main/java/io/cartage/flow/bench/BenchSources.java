package io.cartage.flow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.config.Home;
import io.cartage.flow.Flow;
import io.cartage.flow.PreparedStore;
import io.cartage.mapping.PayloadReader;
import io.cartage.mapping.StoreContext;
import io.cartage.staging.Archived;
import io.cartage.staging.Choice;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.OrderTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Finds records to try a mapping on: archived orders of the stores that go by it, and samples. Reads only. Thread-safe. */
final class BenchSources {
    private static final int POOL = 500;

    private final StagingDatabase database;
    private final Supplier<List<PreparedStore>> stores;
    private final Random random;

    BenchSources(StagingDatabase database, Supplier<List<PreparedStore>> stores, Random random) {
        this.database = database;
        this.stores = stores;
        this.random = random;
    }

    /** A record with what a mapping may know of its store. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes from hand to hand, is never compared
    record Found(byte[] content, JsonNode payload, StoreContext store) {}

    /** The stores that go by this mapping; for a default that no store goes by, those of its cart. */
    List<PreparedStore> storesOf(MappingSubject subject) {
        List<PreparedStore> ofCart = stores.get().stream()
                .filter(store -> store.store().cart().equals(subject.cart()))
                .toList();
        List<PreparedStore> own = ofCart.stream()
                .filter(store -> subject.customer().equals(MappingSubject.DEFAULT)
                        ? store.orders().path().equals(subject.path())
                        : store.store().customer().equals(subject.customer()))
                .toList();
        return own.isEmpty() && subject.customer().equals(MappingSubject.DEFAULT) ? ofCart : own;
    }

    /** The orders that the carts changed last, those of all stores in turn. */
    List<BenchSource.Order> latest(MappingSubject subject, int most) {
        if (!subject.flow().equals(Flow.ORDERS)) {
            return List.of();
        }
        List<BenchSource.Order> orders = new ArrayList<>();
        List<PreparedStore> own = storesOf(subject);
        for (PreparedStore store : own) {
            int each = Math.max(1, most / own.size());
            database.replays()
                    .latest(store.id(), Flow.ORDERS, each)
                    .forEach(id -> orders.add(new BenchSource.Order(store.id(), id)));
        }
        return orders.subList(0, Math.min(most, orders.size()));
    }

    /** Some of the orders of late, by chance. */
    List<BenchSource.Order> some(MappingSubject subject, int most) {
        List<BenchSource.Order> pool = new ArrayList<>(latest(subject, POOL));
        Collections.shuffle(pool, random);
        return List.copyOf(pool.subList(0, Math.min(most, pool.size())));
    }

    /** The orders with this number, as it stands on the rows or in the cart. */
    List<BenchSource.Order> byNumber(MappingSubject subject, String number) {
        if (!subject.flow().equals(Flow.ORDERS)) {
            return List.of();
        }
        List<BenchSource.Order> orders = new ArrayList<>();
        for (PreparedStore store : storesOf(subject)) {
            for (OrderTrace order : database.traces().of(Optional.of(store.id()), number)) {
                orders.add(new BenchSource.Order(order.storeId(), order.cartOrderId()));
            }
        }
        return orders;
    }

    /** The samples of a cart and flow, as tests name them. */
    static List<BenchSource.Sample> samples(Home home, MappingSubject subject) {
        String folder =
                "mappings/samples/" + subject.cart() + (subject.flow().equals(Flow.ORDERS) ? "" : "/" + subject.flow());
        return home.list(folder).stream()
                .filter(path -> path.endsWith(".json") && path.indexOf('/', folder.length() + 1) < 0)
                .map(path -> new BenchSource.Sample(path.substring("mappings/".length())))
                .toList();
    }

    /** The record; empty if it isn't there any more, or is none that this mapping is for. */
    Optional<Found> read(Home home, MappingSubject subject, BenchSource source) {
        if (source instanceof BenchSource.Sample sample) {
            return samples(home, subject).contains(sample)
                    ? home.bytes("mappings/" + sample.path()).flatMap(content -> tree(content)
                            .map(payload -> new Found(content, payload, context(storesOf(subject)))))
                    : Optional.empty();
        }
        BenchSource.Order order = (BenchSource.Order) source;
        List<PreparedStore> store = storesOf(subject).stream()
                .filter(one -> one.id().equals(order.storeId()))
                .toList();
        if (store.isEmpty() || !subject.flow().equals(Flow.ORDERS)) {
            return Optional.empty();
        }
        return database.staging()
                .readPayload(order.storeId(), Flow.ORDERS, order.id())
                .flatMap(content -> tree(content).map(payload -> new Found(content, payload, context(store))));
    }

    private static StoreContext context(List<PreparedStore> stores) {
        return stores.isEmpty()
                ? new StoreContext("test", Map.of())
                : new StoreContext(stores.get(0).id(), stores.get(0).store().contextValues());
    }

    /** The payloads of these orders, for a look at what they hold. */
    List<JsonNode> payloads(List<BenchSource.Order> orders) {
        List<JsonNode> payloads = new ArrayList<>();
        for (PreparedStore store : stores.get()) {
            List<String> ids = orders.stream()
                    .filter(order -> order.storeId().equals(store.id()))
                    .map(BenchSource.Order::id)
                    .toList();
            if (!ids.isEmpty()) {
                for (Archived order :
                        database.replays().page(store.id(), Flow.ORDERS, new Choice.Named(ids), "", ids.size())) {
                    tree(order.payload().content()).ifPresent(payloads::add);
                }
            }
        }
        return payloads;
    }

    static Optional<JsonNode> tree(byte[] json) {
        try {
            return Optional.of(PayloadReader.read(json));
        } catch (IOException e) {
            return Optional.empty(); // a sample that is no JSON is told as a problem
        }
    }
}
