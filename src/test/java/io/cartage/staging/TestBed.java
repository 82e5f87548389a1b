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

    public TestBed(TestDatabase kind) {
        this.kind = kind;
        this.settings = kind.fresh();
        this.database = StagingDatabase.open(settings, Desk.CLOCK);
        this.tables = database.tables();
    }

    public static Stream<TestBed> onEveryDatabase() {
        return Arrays.stream(TestDatabase.values()).map(TestBed::new);
    }

    public TestDatabase kind() {
        return kind;
    }

    public DatabaseSettings settings() {
        return settings;
    }

    public StagingDatabase database() {
        return database;
    }

    public String newStore() {
        return "store-" + STORES.incrementAndGet();
    }

    public Desk desk() {
        return new Desk(database, newStore());
    }

    public TestOrder order(String id) {
        return TestOrder.of(tables, id);
    }

    public TestOrder order(int id) {
        return order(Integer.toString(id));
    }

    /** Orders 1 to {@code count}. */
    public List<StagingItem> page(int count) {
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
