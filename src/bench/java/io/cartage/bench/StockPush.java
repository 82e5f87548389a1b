package io.cartage.bench;

import io.cartage.config.Home;
import io.cartage.flow.Flow;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Problems;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All pushes of one store's stock that are measured, one after another in a JVM of its own: the catalog map, the first push
 * of all SKUs, then all of them changed, by Cartage and by the hand-written loop in turns, one in a hundred changed, and
 * none.
 */
final class StockPush {
    private static final int ROUNDS = 2;

    private final StagingDatabase database;
    private final JdbcTemplate sql;
    private final Flows flows;
    private final Map<String, Object> measured = new LinkedHashMap<>();

    private StockPush(Home home, StagingDatabase database) {
        this.database = database;
        this.sql = new JdbcTemplate(database.dataSource());
        Problems problems = new Problems();
        List<PreparedStore> stores = Preparation.read(home, Map.of(), database.tables(), problems);
        problems.throwIfErrors();
        flows = Flows.start(home, Map.of(), database, stores, RunWatcher.NONE, Clock.systemUTC());
    }

    /** A push that took place. */
    private record Push(double seconds, long calls, long writes, long rows) {}

    /**
     * Measures all of them in an empty database, with a heap of so many megabytes.
     *
     * @param skus the file of the SKUs that the shop has stock of
     */
    static Map<String, String> measure(
            int heapMb, String cart, Shop shop, Path skus, int number, DatabaseSettings database, Path directory) {
        List<String> arguments = new ArrayList<>(List.of(
                cart,
                directory.toString(),
                database.url(),
                database.user(),
                skus.toString(),
                Integer.toString(number)));
        shop.connection().forEach((key, value) -> arguments.add(key + "=" + value));
        try (ChildJvm child = ChildJvm.start(heapMb, StockPush.class, arguments)) {
            return child.answer();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> connection = new TreeMap<>();
        List.of(arguments).subList(6, arguments.length).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            connection.put(parts[0], parts[1]);
        });
        Home home = StoreHome.pushing(
                Path.of(arguments[1]), arguments[0], connection, arguments[0].equals("shopify") ? "PAID" : "11");
        HeapWatch heap = HeapWatch.start();
        try (StagingDatabase database =
                StagingDatabase.open(new DatabaseSettings(arguments[2], arguments[3], ""), Clock.systemUTC())) {
            StockPush pushes = new StockPush(home, database);
            pushes.measure(connection, Files.readAllLines(Path.of(arguments[4])), Integer.parseInt(arguments[5]));
            pushes.measured.put("liveHeapMb", heap.liveMb());
            ChildJvm.answer(pushes.measured);
            pushes.flows.close();
        }
    }

    private void measure(Map<String, String> connection, List<String> skus, int number)
            throws SQLException, IOException, InterruptedException {
        Push map = push(0);
        measured.put("mapSeconds", map.seconds());
        measured.put("mapCalls", map.calls());
        fill(skus, number);
        measured.put("firstSeconds", push(number).seconds());
        String place = sql.queryForObject("select min(place_id) from cartage_stock", String.class);
        HandWrittenPush hand = new HandWrittenPush(database.dataSource(), connection, String.valueOf(place));
        for (int round = 0; round < ROUNDS; round++) {
            change(1);
            measured.put("handSeconds" + round, byHand(hand));
            change(1);
            Push all = push(number);
            measured.put("allSeconds" + round, all.seconds());
            measured.put("allWrites", all.writes());
        }
        change(100);
        Push some = push((number + 99) / 100);
        measured.put("someSeconds", some.seconds());
        measured.put("someWrites", some.writes());
        measured.put("someCalls", some.calls());
        measured.put("noneSeconds", push(0).seconds());
    }

    /** Runs the flow, and makes sure that so many levels were pushed. */
    private Push push(long rows) {
        long before = writes();
        long start = System.nanoTime();
        RunAccount run = flows.runNow(StoreHome.STORE, Flow.INVENTORY);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (run.state() != RunAccount.State.COMPLETED || run.pushed().done() != rows) {
            throw new IllegalStateException(
                    run.pushed().done() + " of " + rows + " levels were pushed. " + run.message());
        }
        return new Push(seconds, run.calls(), writes() - before, rows);
    }

    /** Each call that writes has its row in the outbox. */
    private long writes() {
        Long count = sql.queryForObject("select count(*) from cartage_outbox where flow = 'inventory'", Long.class);
        return count == null ? 0 : count;
    }

    private double byHand(HandWrittenPush hand) throws SQLException, IOException, InterruptedException {
        long start = System.nanoTime();
        hand.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        sql.update("update cartage_stock set acknowledged = acknowledged + 1"); // so that Cartage knows of it
        return seconds;
    }

    /** The ERP writes rows of as many SKUs as are wanted, of those that one item of the shop alone has. */
    private void fill(List<String> skus, int number) {
        Set<String> unique = Set.copyOf(sql.queryForList(
                "select sku_key from cartage_item group by sku_key having count(*) = 1", String.class));
        List<String> chosen = skus.stream()
                .filter(sku -> unique.contains(sku.strip().toLowerCase(Locale.ROOT)))
                .limit(number)
                .collect(Collectors.toList());
        String place = sql.queryForObject("select name from cartage_place order by place_id limit 1", String.class);
        sql.batchUpdate(
                """
                insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)
                values ('bench', ?, ?, 5, current_timestamp)
                """,
                chosen,
                1000,
                (row, sku) -> {
                    row.setString(1, sku);
                    row.setString(2, place);
                });
    }

    /** The ERP has one more of each {@code every}-th SKU. */
    private void change(int every) {
        sql.update(
                """
                update product_qty_in_stock
                set qty_available = qty_available + 1, updated_at = current_timestamp, push_status = 'pending'
                where mod(id, ?) = 0
                """,
                every);
    }
}
