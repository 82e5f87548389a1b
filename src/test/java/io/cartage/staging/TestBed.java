package io.cartage.staging;

import io.cartage.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An open database for one test class; each test asks for a desk of its own, which is a store nobody else uses. */
public final class TestBed implements AutoCloseable {
    private static final AtomicInteger STORES = new AtomicInteger();

    private final TestDatabase kind;
    private final DatabaseSettings settings;
    private final StagingDatabase database;
    private final Map<String, Table> tables;

    TestBed(TestDatabase kind) {
        this.kind = kind;
        this.settings = kind.fresh();
        this.database = StagingDatabase.open(settings, Desk.CLOCK);
        this.tables = database.tables();
    }

    static Stream<TestBed> onEveryDatabase() {
        return Arrays.stream(TestDatabase.values()).map(TestBed::new);
    }

    TestDatabase kind() {
        return kind;
    }

    DatabaseSettings settings() {
        return settings;
    }

    StagingDatabase database() {
        return database;
    }

    String newStore() {
        return "store-" + STORES.incrementAndGet();
    }

    Desk desk() {
        return new Desk(database, newStore());
    }

    TestOrder order(String id) {
        return TestOrder.of(tables, id);
    }

    TestOrder order(int id) {
        return order(Integer.toString(id));
    }

    /** Orders 1 to {@code count}. */
    List<StagingItem> page(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> order(id).staged())
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
