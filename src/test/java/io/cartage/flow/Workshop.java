package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.problem.Problems;
import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop, a database and a home directory with one store of that shop, as a test of whole downloads needs them. The shop
 * outlives the application, which can be stopped and started again.
 */
final class Workshop implements AutoCloseable {
    static final String STORE = "test";

    private static final String WANTED = "[Awaiting Fulfillment, 9, Awaiting Pickup, Pending, 2, 3, 7, 10, 12]";

    private final Path home;
    private final Sandbox sandbox;
    private final SandboxShop shop;
    private final DatabaseSettings settings;
    private final List<RunAccount> watched = new ArrayList<>();
    private final StagingDatabase database;
    private Flows flows;

    private Workshop(TestDatabase kind, String shopSettings, String orders) {
        try {
            home = Files.createTempDirectory("cartage-test");
            copyRoutes(text -> text.replaceAll("first: \\d+m?s, most: \\d+[ms]+", "first: 5ms, most: 40ms"));
            sandbox = Sandbox.start(0);
            shop = sandbox.open("bigcommerce", STORE, SandboxSettings.of(shopSettings));
            writeStore(orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings = kind.fresh();
        database = StagingDatabase.open(settings, Clock.systemUTC());
        flows = startFlows();
    }

    /** A workshop whose store wants most statuses, and pages of {@code page} orders. */
    static Workshop open(TestDatabase kind, String shopSettings, int page) {
        return new Workshop(kind, shopSettings, "{statuses: " + WANTED + ", page: " + page + "}");
    }

    /** A workshop whose store has these settings under {@code orders:}. */
    static Workshop open(TestDatabase kind, String shopSettings, String orders) {
        return new Workshop(kind, shopSettings, orders);
    }

    SandboxShop shop() {
        return shop;
    }

    Flows flows() {
        return flows;
    }

    StagingDatabase database() {
        return database;
    }

    RunAccount run() {
        return flows.runNow(STORE);
    }

    List<RunAccount> watched() {
        return watched;
    }

    /** Changes the store's settings under {@code orders:} and starts the application anew. */
    void restart(String orders) {
        writeStore(orders);
        restart();
    }

    void restart() {
        flows.close();
        flows = startFlows();
    }

    /** What a reader must have made of the shop's present orders: order id to total, for those staged. */
    Map<String, BigDecimal> totalsInShop(UnaryOperator<Stream<ShopOrder>> wanted) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        wanted.apply(shop.orders().all().stream()).forEach(order -> {
            OrderControl control = shop.orders().control(order.id());
            totals.put(String.valueOf(order.id()), control.totalIncTax().setScale(4));
        });
        return totals;
    }

    /** Order id to total as staged. */
    Map<String, BigDecimal> totalsStaged() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        JdbcClient.create(database.dataSource())
                .sql("select cart_order_id, order_total from s_orders where import_status <> 'withdrawn'")
                .query(row -> {
                    totals.put(row.getString(1), row.getBigDecimal(2));
                });
        return totals;
    }

    long count(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    /** What an ERP does by plain SQL. */
    void update(String sql) {
        JdbcClient.create(database.dataSource()).sql(sql).update();
    }

    @Override
    public void close() {
        flows.close();
        database.close();
        sandbox.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Flows startFlows() {
        Problems problems = new Problems();
        List<PreparedStore> stores = Preparation.read(Home.at(home), Map.of(), database.tables(), problems);
        problems.throwIfErrors();
        return Flows.start(Home.at(home), Map.of(), database, stores, watched::add, Clock.systemUTC());
    }

    private void writeStore(String orders) {
        Map<String, String> connection = shop.connection();
        String text =
                """
                store: test
                cart: bigcommerce
                customer: default
                connection: {api_path: "%s", key: "%s"}
                orders: %s
                """
                        .formatted(connection.get("api_path"), connection.get("key"), orders);
        try {
            Files.createDirectories(home.resolve("stores"));
            Files.writeString(home.resolve("stores/test.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyRoutes(UnaryOperator<String> change) throws IOException {
        Home project = Home.at(Path.of(""));
        for (String path : project.list("routes")) {
            Path target = home.resolve(path);
            Files.createDirectories(target.getParent());
            Files.writeString(
                    target, change.apply(project.find(path).orElseThrow().text()));
        }
    }
}
