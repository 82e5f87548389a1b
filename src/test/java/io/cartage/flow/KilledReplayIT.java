package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kill -9 of a replay at any instant, again and again: each order is mapped anew once, and none is lost or doubled. */
class KilledReplayIT {
    private static final int KILLS = 5;
    private static final int ORDERS = 2000;
    private static final long SEED = 20261121;

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource
    void mapsEveryOrderAnewOnce(TestDatabase kind) throws Exception {
        Random random = new Random(SEED);
        DatabaseSettings settings =
                kind == TestDatabase.H2 ? DatabaseSettings.embedded(home.resolve("data")) : kind.fresh();
        MortalJar jar = new MortalJar(home, settings);
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open(
                    "bigcommerce",
                    "killed",
                    SandboxSettings.of(
                            "{seed: 5, orders: " + ORDERS + ", statuses: {11: 1}, api: {quota: unlimited}}"));
            Workshop.writeStore(home, "killed", "bigcommerce", shop.connection(), "{statuses: [11]}");
            write(UnaryOperator.identity());
            assertThat(jar.start("run", "--once").waitFor()).as(jar.log()).isZero();
        }
        write(mapping -> mapping.replaceFirst("customer_division: .*", "customer_division: {value: \"07\"}"));
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            killed += killAtRandom(jar, random) ? 1 : 0;
        }
        assertThat(replay(jar).waitFor()).as(jar.log()).isZero();

        assertThat(killed).as("kills that hit a replay").isEqualTo(KILLS);
        try (StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC())) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            assertThat(jdbc.sql("select count(*), count(distinct cart_order_id) from s_orders"
                                    + " where customer_division = '07' and revision = 2")
                            .query((row, i) -> row.getLong(1) + "/" + row.getLong(2))
                            .single())
                    .isEqualTo(ORDERS + "/" + ORDERS);
            assertThat(jdbc.sql("select count(*) from s_orders")
                            .query(Long.class)
                            .single())
                    .isEqualTo(ORDERS);
        }
    }

    private void write(UnaryOperator<String> edit) throws IOException {
        Home product = Home.at(Path.of(""));
        for (String path : product.list("mappings")) {
            Files.createDirectories(home.resolve(path).getParent());
            String text = product.find(path).orElseThrow().text();
            boolean isOrders = path.equals("mappings/default/bigcommerce/orders.yaml");
            Files.writeString(home.resolve(path), isOrders ? edit.apply(text) : text);
        }
    }

    private static Process replay(MortalJar jar) throws IOException {
        return jar.start("replay", "killed", "--from", "2020-01-01");
    }

    /** Waits until the replay has told of an order, then a little, then kills. */
    private static boolean killAtRandom(MortalJar jar, Random random) throws Exception {
        int before = jar.log().length();
        Process process = replay(jar);
        while (process.isAlive() && !jar.log().substring(before).contains("order ")) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        boolean endedBefore = process.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !endedBefore;
    }
}
