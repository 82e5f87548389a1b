package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code trace} and {@code reoffer} as people type them, and what {@code status} says of orders that wait. */
class TraceCommandTest {
    private static final String STORE =
            """
            store: small
            cart: bigcommerce
            sandbox: {seed: 5, orders: 12, statuses: {11: 1}}
            orders: {statuses: [11], ack_limit: 4h}
            """;

    @TempDir
    private static Path model;

    @TempDir
    private Path home;

    private String order;
    private String buyer;

    @BeforeAll
    static void stageTheStoresOrders() throws IOException {
        Files.createDirectories(model.resolve("stores"));
        Files.writeString(model.resolve("stores/small.yaml"), STORE);
        assertThat(run(model, "run", "--once").exitCode()).isZero();
    }

    @BeforeEach
    void haveAHomeOfItsOwn() throws IOException {
        Shell.copy(model, home);
        order = one("select min(order_no) from s_orders");
        buyer = one("select bill_name from s_orders where order_no = '" + order + "'");
    }

    @Test
    void tellsAnOrdersLifeWithoutItsBuyer() {
        sql("update s_orders set import_status = 'error', import_message = 'unknown SKU' where order_no = '" + order
                + "'");
        run("run", "--once");

        Said said = run("trace", order);

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines().toList()).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("small order " + order + ", in the cart " + cartId());
            assertThat(lines.get(1)).isEqualTo("Now: the ERP refused it: unknown SKU.");
            assertThat(lines.get(3))
                    .matches("  \\S+ \\S+  downloaded, as the cart had it since .*  \\[run 1, [0-9]+ ms]");
            assertThat(lines.get(4)).matches("  \\S+ \\S+  staged as " + order + ", by mapping \\w+  \\[run 1, .*");
            assertThat(lines.get(5)).matches("  \\S+ \\S+  the ERP refused it: unknown SKU \\(noticed then\\)");
        });
        assertThat(said.out()).doesNotContain(buyer);
    }

    @Test
    void showsEachCellWithWhereItComesFrom() {
        Said said = run("trace", "small", order, "--cells");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("Its newest payload, mapped by mappings/default/bigcommerce/orders.yaml, version ")
                .contains(", which wrote its rows.")
                .contains(buyer)
                .containsPattern("bill_name +.* <- billing_address\\.first_name = .*\\[mappings/default/.*:\\d+")
                .contains("s_order_details  (items)");
    }

    @Test
    void saysWhenAnotherMappingWroteTheRows() {
        sql("update s_orders set mapping_version = 'older'");

        assertThat(run("trace", "small", order, "--cells").out())
                .contains("Its rows were written by another version, older: they may differ from what is shown.");
    }

    @Test
    void printsJsonForMachines() throws IOException {
        JsonNode plain =
                new ObjectMapper().readTree(run("trace", order, "--json").out());
        JsonNode cells = new ObjectMapper()
                .readTree(run("trace", order, "--json", "--cells").out());

        assertThat(plain.path("order_no").asText()).isEqualTo(order);
        assertThat(plain.path("events").get(0).path("kind").asText()).isEqualTo("downloaded");
        assertThat(plain.path("events").get(0).path("run").asLong()).isEqualTo(1);
        assertThat(plain.toString()).doesNotContain(buyer);
        assertThat(plain.has("cells")).isFalse();
        assertThat(cells.path("cells").path("rows").get(0).path("table").asText())
                .isEqualTo("s_orders");
        assertThat(cells.toString()).contains(buyer);
    }

    @Test
    void knowsNoOrderThatWasNeverSeen() {
        Said said = run("trace", "small", "A-4711");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).startsWith("cartage: no order 'A-4711' was ever seen in small. ");
    }

    @Test
    void offersARefusedOrderAgain() {
        sql("update s_orders set import_status = 'error', import_message = 'unknown SKU' where order_no = '" + order
                + "'");

        Said said = run("reoffer", "small", order, "4711");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out().lines().toList())
                .containsExactly(
                        "order " + order + " is offered to the ERP again.",
                        "order 4711 is not in s_orders of small. 'cartage trace 4711' tells what became of it.");
        assertThat(one("select import_status from s_orders where order_no = '" + order + "'"))
                .isEqualTo("pending");
        assertThat(run("trace", order).out())
                .contains("offered to the ERP again by ", "; the ERP had said: unknown SKU");
        assertThat(run("reoffer", "small", order).out()).isEqualTo("order " + order + " waits for the ERP already.\n");
    }

    @Test
    void tellsOfOrdersThatWaitTooLong() {
        assertThat(run("status").out()).containsPattern("small: 12 orders to import, the oldest for \\d+ s\\.");

        sql("update s_orders set staged_at = dateadd(minute, -290, staged_at) where order_no = '" + order + "'");

        assertThat(run("status").out())
                .contains(
                        "small: 12 orders to import, the oldest for 4 h 50 min, longer than its ack_limit of 4 h. Look"
                                + " whether the ERP is fetching orders.");
    }

    private String cartId() {
        return one("select cart_order_id from s_orders where order_no = '" + order + "'");
    }

    private String one(String query) {
        try (StagingDatabase database = database()) {
            return JdbcClient.create(database.dataSource())
                    .sql(query)
                    .query(String.class)
                    .single();
        }
    }

    private void sql(String statement) {
        try (StagingDatabase database = database()) {
            JdbcClient.create(database.dataSource()).sql(statement).update();
        }
    }

    private StagingDatabase database() {
        return StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), Clock.systemUTC());
    }

    private Said run(String... words) {
        return run(home, words);
    }

    private static Said run(Path home, String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(all.toArray(String[]::new));
    }
}
