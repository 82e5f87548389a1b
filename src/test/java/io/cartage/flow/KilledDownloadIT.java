package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.SimulatedCarts;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Promise 8: kill -9 of the jar at any instant of a download, again and again, loses and doubles nothing. */
class KilledDownloadIT {
    private static final long SEED = 20261121;

    @TempDir
    private Path home;

    /** Carts, databases and how often to kill. */
    static Stream<Arguments> downloads() {
        return Stream.of(
                Arguments.of(CartUnderTest.BIGCOMMERCE, TestDatabase.H2, 20),
                Arguments.of(CartUnderTest.BIGCOMMERCE, TestDatabase.POSTGRESQL, 20),
                Arguments.of(CartUnderTest.SHOPIFY, TestDatabase.H2, 10),
                Arguments.of(CartUnderTest.SHOPIFY, TestDatabase.POSTGRESQL, 6),
                Arguments.of(CartUnderTest.BARROW, TestDatabase.H2, 6));
    }

    @ParameterizedTest(name = "{0} on {1}, {2} times")
    @MethodSource("downloads")
    void stagesEveryOrderOnceHoweverOftenItIsKilled(CartUnderTest cart, TestDatabase kind, int kills) throws Exception {
        Random random = new Random(SEED);
        DatabaseSettings settings =
                kind == TestDatabase.H2 ? DatabaseSettings.embedded(home.resolve("data")) : kind.fresh();
        MortalJar jar = new MortalJar(home, settings);
        int killed = 0;
        try (Sandbox sandbox = SimulatedCarts.start()) {
            SandboxShop shop = sandbox.open(
                    cart.id(), "killed", SandboxSettings.of(cart.shop("seed: 5, orders: 1500, unmappable: 2")));
            shop.faults().add(Fault.of(Kind.SLOW).ms(15));
            Workshop.furnish(home, cart, UnaryOperator.identity());
            String orders = "{statuses: " + cart.statuses() + ", page: 10, overlap: 1s}";
            Workshop.writeStore(home, "killed", cart.id(), shop.connection(), orders);
            for (int i = 0; i < kills; i++) {
                Process process = jar.start("run", "--once");
                killed += killAtRandom(process, shop, random) ? 1 : 0;
                shop.orders().change(5);
            }
            assertThat(jar.start("run", "--once").waitFor()).as(jar.log()).isZero();
            assertAccountedForOnce(cart, shop, settings);
        }
        assertThat(killed).as("kills that hit a running download").isEqualTo(kills);
        assertThat(jar.log()).as("no token in the log").doesNotContain("shpat_", "sandbox-token", "barrow-killed");
    }

    /** Waits until the download is some calls old, then a little, then kills. */
    private static boolean killAtRandom(Process process, SandboxShop shop, Random random) throws InterruptedException {
        int calls = shop.calls().count() + 1 + random.nextInt(6);
        while (process.isAlive() && shop.calls().count() < calls) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        boolean endedBefore = process.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !endedBefore;
    }

    private static void assertAccountedForOnce(CartUnderTest cart, SandboxShop shop, DatabaseSettings settings) {
        Map<String, BigDecimal> staged = new TreeMap<>();
        Map<String, BigDecimal> expected = new TreeMap<>();
        Set<Long> defective = Set.copyOf(shop.orders().unmappable());
        shop.orders().all().stream()
                .filter(order -> cart.wants(order) && !defective.contains(order.id()))
                .forEach(order -> expected.put(
                        String.valueOf(order.id()),
                        shop.orders().control(order.id()).totalIncTax().setScale(4)));
        try (StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC())) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            List<String> rows = new ArrayList<>();
            jdbc.sql("select cart_order_id, order_total from s_orders where import_status = 'pending'")
                    .query(row -> {
                        rows.add(row.getString(1));
                        staged.put(row.getString(1), row.getBigDecimal(2));
                    });
            assertThat(rows).doesNotHaveDuplicates();
            assertThat(staged).isEqualTo(expected);
            assertThat(database.report().totals().seen())
                    .isEqualTo(shop.orders().size());
            assertThat(database.report().quarantined(10)).hasSize(defective.size());
        }
    }
}
