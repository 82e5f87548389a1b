package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.problem.Problems;
import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.SimulatedCarts;
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
    /** The ERP ships each line of the staged orders, an order in a parcel. */
    static final String EVERYTHING_SHIPPED =
            """
            insert into external_order_shipments
                (store_id, shipment_no, cart_order_id, cart_line_id, quantity, carrier, tracking_no)
            select d.store_id, 'S-' || d.cart_order_id, d.cart_order_id, d.cart_line_id, d.quantity, 'UPS',
                '1Z' || d.cart_order_id
            from s_order_details d
            where d.line_type = 'item'
              and d.cart_line_id is not null
            """;

    static final String STORE = "test";

    private final CartUnderTest cart;
    private final Clock clock;
    private final Path home;
    private final Sandbox sandbox;
    private final SandboxShop shop;
    private DatabaseSettings settings;
    private final List<RunAccount> watched = new ArrayList<>();
    private StagingDatabase database;
    private Flows flows;

    private Workshop(
            CartUnderTest cart,
            DatabaseSettings settings,
            String shopSettings,
            String orders,
            Clock clock,
            Clock shopClock) {
        this.cart = cart;
        this.clock = clock;
        this.settings = settings;
        try {
            home = Files.createTempDirectory("cartage-test");
            furnish(home, cart, Workshop::impatient);
            sandbox = SimulatedCarts.start();
            shop = sandbox.open(
                    cart.id(), STORE, SandboxSettings.of(shopSettings).withClock(shopClock));
            writeStore(orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = StagingDatabase.open(settings, clock);
        flows = startFlows();
    }

    /** A workshop whose store wants most statuses, and pages of {@code page} orders. */
    static Workshop open(CartUnderTest cart, TestDatabase kind, String shopSettings, int page) {
        return open(cart, kind, shopSettings, "{statuses: " + cart.statuses() + ", page: " + page + "}");
    }

    /** A workshop whose store has these settings under {@code orders:}. */
    static Workshop open(CartUnderTest cart, TestDatabase kind, String shopSettings, String orders) {
        return open(cart, kind, shopSettings, orders, Clock.systemUTC());
    }

    /** A workshop where it is as late as {@code clock} shows, in the shop as well. */
    static Workshop open(CartUnderTest cart, TestDatabase kind, String shopSettings, String orders, Clock clock) {
        return new Workshop(cart, kind.fresh(), shopSettings, orders, clock, clock);
    }

    /** A workshop whose own clock may go otherwise than the shop's. */
    static Workshop open(String shopSettings, String orders, Clock clock, Clock shopClock) {
        return new Workshop(
                CartUnderTest.BIGCOMMERCE, TestDatabase.usual().fresh(), shopSettings, orders, clock, shopClock);
    }

    /** A workshop of a BigCommerce shop on a database that the test keeps. */
    static Workshop open(DatabaseSettings database, String shopSettings, String orders) {
        return new Workshop(
                CartUnderTest.BIGCOMMERCE, database, shopSettings, orders, Clock.systemUTC(), Clock.systemUTC());
    }

    /** A workshop of a BigCommerce shop, for questions that have little to do with the cart. */
    static Workshop open(TestDatabase kind, String shopSettings, String orders) {
        return open(CartUnderTest.BIGCOMMERCE, kind, shopSettings, orders);
    }

    SandboxShop shop() {
        return shop;
    }

    /** Where the files stand that people edit. */
    Path home() {
        return home;
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

    /** Adds another store of the same shop and starts the application anew. */
    void addStore(String id, String orders) {
        writeStore(home, id, cart.id(), shop.connection(), orders);
        restart();
    }

    /** Adds a store of a shop of its own and starts the application anew. */
    SandboxShop addShop(String id, String shopSettings, String orders) {
        SandboxShop other =
                sandbox.open(cart.id(), id, SandboxSettings.of(shopSettings).withClock(clock));
        writeStore(home, id, cart.id(), other.connection(), orders);
        restart();
        return other;
    }

    /** Puts this key into the file that {@link #keepKeyInFile} made the store name. */
    void writeKey(String key) {
        try {
            Files.writeString(home.resolve("key.txt"), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Edits a file as an integrator might, and starts the application anew. */
    void changeRoute(String path, UnaryOperator<String> change) {
        try {
            Path file = home.resolve(path);
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart();
    }

    /** Lets the store's {@code key} stand in a file, and starts the application anew. */
    void keepKeyInFile(String key, String orders) {
        writeKey(key);
        Map<String, String> connection = new TreeMap<>(shop.connection());
        connection.put("key", "${file:key.txt}");
        writeStore(home, STORE, cart.id(), connection, orders);
        restart();
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

    DatabaseSettings settings() {
        return settings;
    }

    /** Goes on with the same shop and the same files on another database. */
    void moveTo(DatabaseSettings other) {
        flows.close();
        database.close();
        settings = other;
        database = StagingDatabase.open(other, clock);
        flows = startFlows();
    }

    /** An order that the store wants. */
    long firstWanted() {
        return shop.orders().all().stream()
                .filter(cart::wants)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** What a reader must have made of the shop's present orders: order id to total, for those that the store wants. */
    Map<String, BigDecimal> totalsInShop() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        shop.orders().all().stream().filter(cart::wants).forEach(order -> {
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

    /** Promises 1 and 2: what the store wants is staged once, as it is now, and everything else has its outcome. */
    void assertEverythingIsStagedOnce() {
        Map<String, BigDecimal> expected = totalsInShop();

        assertThat(totalsStaged()).isEqualTo(expected);
        assertThat(count("select count(*) from cartage_outcome"))
                .as("every order has an outcome")
                .isEqualTo(shop.orders().size());
        assertThat(count("select count(*) from cartage_outcome where kind = 'quarantined'"))
                .isZero();
        assertThat(count("select count(*) from s_orders")).isEqualTo(expected.size());
        assertThat(count("select count(*) from (select cart_order_id from s_order_details group by cart_order_id) x"))
                .as("orders with lines")
                .isEqualTo(expected.size());
    }

    /** The units that the shop knows as shipped, by the ids of its lines. */
    Map<String, Long> shipped() {
        Map<String, Long> units = new TreeMap<>();
        shop.orders().all().forEach(order -> shop.orders().shipments(order.id()).forEach(shipment -> shipment.lines()
                .forEach(line -> units.merge(String.valueOf(line.line()), (long) line.quantity(), Long::sum))));
        return units;
    }

    /** The units that the ERP's rows tell as shipped in the cart, by the ids of its lines. */
    Map<String, Long> confirmed() {
        return sums(
                """
                select cart_line_id, sum(quantity)
                from external_order_shipments
                where push_status = 'pushed'
                group by cart_line_id
                """);
    }

    long count(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    /** The whole numbers that a query gives, also where they are kept as text. */
    List<Long> numbers(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query((row, i) -> Long.valueOf(row.getString(1)))
                .list();
    }

    /** A number for each text that a query gives. */
    Map<String, Long> sums(String sql) {
        Map<String, Long> sums = new TreeMap<>();
        JdbcClient.create(database.dataSource()).sql(sql).query(row -> {
            sums.put(row.getString(1), row.getBigDecimal(2).longValueExact());
        });
        return sums;
    }

    /** What stands on rows that the ERP wrote; those that went well say only so. */
    List<String> told(String table) {
        return JdbcClient.create(database.dataSource())
                .sql("select push_status, push_message from " + table + " order by id")
                .query((row, i) -> row.getString(1) + (row.getString(2) == null ? "" : ": " + row.getString(2)))
                .list();
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
        return Flows.start(Home.at(home), Map.of(), database, stores, watched::add, clock);
    }

    private void writeStore(String orders) {
        writeStore(home, STORE, cart.id(), shop.connection(), orders);
    }

    /** Writes the file of a store of this shop. */
    static void writeStore(Path home, String store, String cart, Map<String, String> connection, String orders) {
        StringBuilder text = new StringBuilder("store: " + store + "\ncart: " + cart + "\nconnection:\n");
        connection.forEach((key, value) ->
                text.append("  ").append(key).append(": \"").append(value).append("\"\n"));
        text.append("orders: ").append(orders).append('\n');
        try {
            Files.createDirectories(home.resolve("stores"));
            Files.writeString(home.resolve("stores/" + store + ".yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The facts of a cart with short pauses after failed calls. */
    static String impatient(String text) {
        return text.replaceAll("first: \\d+m?s, most: \\d+[ms]+", "first: 5ms, most: 40ms");
    }

    /** Puts the rooms into a home: the product's routes, as {@code cartage init} does, and those of a made-up cart. */
    static void furnish(Path home, CartUnderTest cart, UnaryOperator<String> change) throws IOException {
        copy(Path.of(""), "routes", home, change);
        if (cart.rooms().isPresent()) {
            copy(cart.rooms().get(), "routes", home, change);
            copy(cart.rooms().get(), "mappings", home, UnaryOperator.identity());
        }
    }

    private static void copy(Path from, String room, Path to, UnaryOperator<String> change) throws IOException {
        Home rooms = Home.at(from);
        for (String path : rooms.list(room)) {
            Path target = to.resolve(path);
            Files.createDirectories(target.getParent());
            Files.writeString(
                    target, change.apply(rooms.find(path).orElseThrow().text()));
        }
    }
}
