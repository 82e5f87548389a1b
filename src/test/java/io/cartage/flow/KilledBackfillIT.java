package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kill -9 of a backfill at any instant, again and again, while another process downloads what changes: nothing is lost or
 * doubled, and the same command ends it.
 */
class KilledBackfillIT {
    private static final int KILLS = 6;
    private static final Set<String> WANTED = Set.of("11", "9", "8");
    private static final long SEED = 20261121;

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource
    void stagesEveryOrderOnceBesideARegularDownload(TestDatabase kind) throws Exception {
        Random random = new Random(SEED);
        DatabaseSettings settings =
                kind == TestDatabase.H2 ? DatabaseSettings.embedded(home.resolve("data")) : kind.fresh();
        MortalJar jar = new MortalJar(home, settings);
        int killed = 0;
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open(
                    "bigcommerce",
                    "filled",
                    SandboxSettings.of("{seed: 5, orders: 600, unmappable: 2, api: {quota: unlimited}}"));
            shop.faults().add(Fault.of(Kind.SLOW).ms(10));
            writeStore(shop);
            goLive(settings);
            Process regular = jar.start("run");
            awaitCalls(regular, shop, 2);
            for (int i = 0; i < KILLS; i++) {
                Process backfill = backfill(jar);
                killed += killAtRandom(backfill, jar, shop, random) ? 1 : 0;
                shop.orders().change(5);
            }
            assertThat(backfill(jar).waitFor()).as(jar.log()).isZero();
            assertThat(regular.isAlive()).as(jar.log()).isTrue();
            regular.destroy();
            regular.waitFor();
            assertThat(jar.start("run", "--once").waitFor()).as(jar.log()).isZero();
            assertAccountedForOnce(shop, settings);
        }
        assertThat(killed).as("kills that hit a running backfill").isEqualTo(KILLS);
    }

    /** As if the regular download had begun after all orders of the shop: they are left to the backfill. */
    private static void goLive(DatabaseSettings settings) {
        try (StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC())) {
            JdbcClient.create(database.dataSource())
                    .sql(
                            """
                            insert into cartage_cursor (store_id, flow, version, read_up_to)
                            values ('filled', 'orders', 1, '2026-11-02 12:00:00')
                            """)
                    .update();
        }
    }

    private static void awaitCalls(Process process, SandboxShop shop, int calls) throws InterruptedException {
        while (process.isAlive() && shop.calls().count() < calls) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until the backfill has noted a window or more, then a little, then kills. */
    private static boolean killAtRandom(Process process, MortalJar jar, SandboxShop shop, Random random)
            throws Exception {
        long lines = progressLines(jar);
        while (process.isAlive() && progressLines(jar) == lines) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        awaitCalls(process, shop, shop.calls().count() + random.nextInt(4));
        boolean endedBefore = process.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !endedBefore;
    }

    private static long progressLines(MortalJar jar) throws IOException {
        return jar.log().lines().filter(line -> line.startsWith("up to ")).count();
    }

    private void assertAccountedForOnce(SandboxShop shop, DatabaseSettings settings) {
        Set<Long> defective = Set.copyOf(shop.orders().unmappable());
        Map<String, BigDecimal> expected = new TreeMap<>();
        shop.orders().all().stream()
                .filter(order ->
                        WANTED.contains(order.status()) && !order.withdrawn() && !defective.contains(order.id()))
                .forEach(order -> expected.put(
                        String.valueOf(order.id()),
                        shop.orders().control(order.id()).totalIncTax().setScale(4)));
        try (StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC())) {
            Map<String, BigDecimal> staged = new TreeMap<>();
            List<String> rows = new ArrayList<>();
            JdbcClient.create(database.dataSource())
                    .sql("select cart_order_id, order_total from s_orders where import_status = 'pending'")
                    .query(row -> {
                        rows.add(row.getString(1));
                        staged.put(row.getString(1), row.getBigDecimal(2));
                    });
            assertThat(rows).doesNotHaveDuplicates();
            assertThat(staged).containsAllEntriesOf(expected);
            assertThat(database.report().totals().seen())
                    .isEqualTo(shop.orders().size());
            assertThat(database.report().quarantined(10)).hasSize(defective.size());
            assertThat(database.backfills().unfinished()).isEmpty();
        }
    }

    private static Process backfill(MortalJar jar) throws IOException {
        return jar.start("backfill", "filled", "--from", "2026-10-01", "--to", "2026-11-03", "--share", "80");
    }

    private void writeStore(SandboxShop shop) throws IOException {
        Map<String, String> connection = shop.connection();
        Files.createDirectories(home.resolve("stores"));
        Files.writeString(
                home.resolve("stores/filled.yaml"),
                """
                store: filled
                cart: bigcommerce
                customer: default
                connection: {api_path: "%s", key: "%s"}
                orders: {statuses: [11, 9, 8], page: 5, every: 3s, overlap: 1s}
                """
                        .formatted(connection.get("api_path"), connection.get("key")));
    }
}
