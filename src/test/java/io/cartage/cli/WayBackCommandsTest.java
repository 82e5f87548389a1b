package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.Shipments;
import io.cartage.staging.outbox.Split;
import io.cartage.staging.outbox.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code run} with flows back to the cart, {@code outbox}, {@code explain stock} and {@code status} as people type them. */
class WayBackCommandsTest {
    private static final String STORE =
            """
            store: small
            cart: bigcommerce
            sandbox: {seed: 5, orders: 12, statuses: {11: 1}}
            orders: {statuses: [11]}
            """;

    private static final String ORDER =
            """
            insert into s_orders (store_id, cart_order_id, order_no, order_date, currency, order_total, bill_name,
                mapping_version, staged_at)
            values ('small', '9', 'BC-9', date '2026-03-01', 'USD', 20, 'Jane Roe', 'm1', current_timestamp)
            """;

    private static final String LINE =
            """
            insert into s_order_details (store_id, cart_order_id, line_no, cart_line_id, sku, quantity, line_total)
            values ('small', '9', 1, 'L1', 'MUG', 2, 20)
            """;

    private static final String SHIPMENT =
            """
            insert into external_order_shipments (store_id, shipment_no, order_no, sku, quantity)
            values ('small', '%s', '%s', 'MUG', %d)
            """;

    private static final String STOCK =
            """
            insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)
            values ('small', '%s', 'Default location', %d, current_timestamp)
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void writesTheStoreOut() throws IOException {
        writeStore(STORE + "inventory: {safety_stock: 2}\nshipments: {}\n");
    }

    @Test
    void readsTheWholeCatalogAnewWhenAskedTo() {
        assertThat(run("catalog", "small").exitCode())
                .as("nothing is known yet")
                .isEqualTo(1);
        run("run", "--once");

        Said said = run("catalog", "small", "--rebuild");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines().toList()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0))
                    .matches("small: [1-9]\\d* items, \\d+ of them without a tracked stock, and 3 places\\.");
            assertThat(lines.get(1))
                    .matches("Changes are read up to .* \\(UTC\\), the whole catalog at .* \\(UTC\\)\\.");
            assertThat(lines.get(2)).startsWith("The next push of stock reads the whole catalog.");
        });
        assertThat(run("catalog", "small").out()).contains("the whole catalog with the next push");

        run("run", "--once", "--flow", "inventory");
        assertThat(run("catalog", "small").out()).contains("the whole catalog at ");
    }

    @Test
    void runsTheFlowsOfAStoreInTheirOrderAndInTheirWords() {
        Said said = run("run", "--once");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines().toList()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).containsPattern("^small +orders +12 seen +12 staged ");
            assertThat(lines.get(1)).matches("small +shipments +0 pushed +0 waiting +0 refused +\\d+ API calls");
            assertThat(lines.get(2)).matches("small +inventory +0 pushed +0 waiting +0 refused +\\d+ API calls");
        });
    }

    @Test
    void runsOneFlowWhenAskedTo() {
        Said said = run("run", "--once", "--flow", "shipments");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines()).singleElement().asString().contains("shipments");
    }

    @Test
    void saysWhichFlowsRunWhenThereIsNoSuchFlow() {
        Said unknown = run("run", "--once", "--flow", "stock");
        Said endless = run("run", "--flow", "orders");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no store runs the flow 'stock'. They run inventory, orders, shipments");
        assertThat(endless.exitCode()).isEqualTo(2);
        assertThat(endless.err()).contains("--flow goes with --once only");
    }

    @Test
    void downloadsOnlyForAStoreWithoutSections() throws IOException {
        writeStore(STORE);

        Said said = run("run", "--once");
        Said status = run("status");

        assertThat(said.out().lines()).singleElement().asString().contains("orders  ", "12 seen");
        assertThat(status.out()).doesNotContain("way back");
        assertThat(run("outbox").out()).isEqualToIgnoringNewLines("Nothing is held up on the way back.");
    }

    @Test
    void listsRowsAndWritesByCauseWithWhatToDo() {
        long parked = parkShipment();
        sql(SHIPMENT.formatted("S2", "BC-77", 1));
        sql(STOCK.formatted("NO-SUCH-SKU", 5));
        run("run", "--once");

        Said said = run("outbox");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains(
                        "small shipments: 1 write parked, refused, the oldest since ",
                        "  #" + parked + " shipment S1 of order BC-9: the cart said no\n",
                        "  -> mend what is told, then 'cartage outbox retry --store small --flow shipments --cause"
                                + " refused'; or give it up with 'cartage outbox drop ",
                        "small shipments: 1 row waiting, unknown-order\n  shipment S2 of order BC-77, MUG: ",
                        "small inventory: 1 row waiting, unknown-sku\n  'NO-SUCH-SKU' in warehouse 'Default location': ",
                        "  -> each run looks again; it goes by itself once the cause is gone\n",
                        "1 write and 2 rows are on the way back or held up.");
        assertThat(run("outbox", "list").out()).isEqualTo(said.out());
        assertThat(run("outbox", "--cause", "unknown-sku").out())
                .contains("inventory")
                .doesNotContain("shipments");
        assertThat(run("outbox", "--flow", "shipments").out())
                .contains("S1", "S2")
                .doesNotContain("inventory");
        assertThat(run("outbox", "--store", "other").out()).contains("Nothing is held up");
        assertThat(run("status").out())
                .contains(
                        "small inventory: 1 row waiting (unknown-sku)",
                        "small shipments: 1 write parked (refused), 1 row waiting (unknown-order)");
    }

    @Test
    void listsJsonForMachines() throws IOException {
        long parked = parkShipment();

        Said said = run("outbox", "--json");

        JsonNode group = new ObjectMapper().readTree(said.out());
        assertThat(said.out().lines()).hasSize(1);
        assertThat(group.path("kind").asText()).isEqualTo("write");
        assertThat(group.path("state").asText()).isEqualTo("parked");
        assertThat(group.path("cause").asText()).isEqualTo("refused");
        assertThat(group.path("count").asInt()).isEqualTo(1);
        assertThat(group.path("samples").path(0).path("id").asLong()).isEqualTo(parked);
    }

    @Test
    void triesAParkedWriteAgain() {
        long parked = parkShipment();

        Said said = run("outbox", "retry", String.valueOf(parked));
        Said again = run("outbox", "retry", "--store", "small", "--cause", "refused", "--flow", "inventory");

        assertThat(said.exitCode()).as(said.out()).isZero();
        assertThat(said.out()).contains("1 write: the next run sees to it.");
        assertThat(states()).containsExactly("waiting sending");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).contains("Nothing is parked or refused there for this cause.");
    }

    @Test
    void looksAgainAtRowsThatWereRefused() {
        sql(SHIPMENT.formatted("S2", "BC-77", 1));
        sql(STOCK.formatted("MUG", 5));
        sql("update external_order_shipments set push_status = 'error', push_cause = 'refused', push_message = 'no'");
        sql("update product_qty_in_stock set push_status = 'error', push_cause = 'refused', push_message = 'no'");

        Said said = run("outbox", "retry", "--store", "small", "--cause", "refused");

        assertThat(said.exitCode()).as(said.out()).isZero();
        assertThat(said.out())
                .isEqualToIgnoringNewLines("2 rows of the ERP are pending again: the next run looks at them.");
        assertThat(ask("select push_status || coalesce(push_message, '') from external_order_shipments"))
                .containsExactly("pending");
        assertThat(ask("select push_status || coalesce(push_message, '') from product_qty_in_stock"))
                .containsExactly("pending");
    }

    @Test
    void givesWritesUpAndTellsWhatBecomesOfTheirRows() {
        long parked = parkShipment();

        Said said = run("outbox", "drop", String.valueOf(parked), "4711");
        Said again = run("outbox", "drop", String.valueOf(parked));

        assertThat(said.exitCode()).as("4711 can't be dropped").isEqualTo(1);
        assertThat(said.out().lines().toList())
                .containsExactly(
                        "#" + parked + " shipment S1 of order BC-9 is given up.",
                        "#4711 is no write of this outbox",
                        "Rows of these shipments have push_status 'error' now. To ship one after all, the ERP sets it to"
                                + " 'pending'.");
        assertThat(states()).containsExactly("dropped error");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).contains("was given up before");
    }

    @Test
    void leavesAloneWhatIsInDoubtWhenACauseIsGivenUp() {
        parkShipment();
        sql("update cartage_outbox set state = 'sending'");

        Said said = run("outbox", "drop", "--store", "small", "--cause", "refused");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("Nothing is parked or waiting there for this cause.");
        assertThat(states()).containsExactly("sending error");
        assertThat(run("outbox").out()).contains("1 write in doubt, refused", "before it sends it again");
    }

    @Test
    void neverTakesTheWholeOutboxByMistake() {
        parkShipment();
        for (List<String> words : List.of(
                List.of("outbox", "drop"),
                List.of("outbox", "drop", "--store", "small"),
                List.of("outbox", "retry", "--cause", "refused"),
                List.of("outbox", "retry", "1", "--cause", "refused"),
                List.of("outbox", "list", "--flow", "shipment"))) {
            Said said = run(words.toArray(String[]::new));

            assertThat(said.exitCode()).as("%s", words).isEqualTo(2);
            assertThat(said.err()).startsWith("cartage: ");
        }
        assertThat(states()).containsExactly("parked error");
    }

    @Test
    void explainsALevelPartByPart() {
        run("run", "--once", "--flow", "orders");
        String sku = ask("select min(sku) from s_order_details where line_type = 'item' and sku is not null")
                .get(0);
        sql(STOCK.formatted(sku.replace("'", "''"), 500));
        run("run", "--once", "--flow", "inventory");

        Said said = run("explain", "stock", "small", sku.toLowerCase(Locale.ROOT));

        String open = ask("select trim(trailing '.' from trim(trailing '0' from cast(sum(quantity) as varchar)))"
                        + " from s_order_details where line_type = 'item' and sku = '" + sku.replace("'", "''") + "'")
                .get(0);
        int sellable = 500 - Integer.parseInt(open) - 2;
        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out())
                .contains("SKU '" + sku + "'")
                .containsPattern("qty_available +500\\R")
                .containsPattern("open_units +" + open + "\\R")
                .containsPattern("safety_stock +2\\R")
                .containsPattern("available +500 +.*\\[mappings/default/bigcommerce/inventory.yaml:9:\\d+]")
                .containsPattern(
                        "sellable +" + sellable + " +.*\\[mappings/default/bigcommerce/inventory.yaml:11:\\d+]")
                .containsPattern("quantity +" + sellable + " +\\[mappings/default/bigcommerce/inventory.yaml:")
                .containsPattern("open order +\\S+ +\\d+ ordered, pending")
                .containsPattern("to be shown +" + sellable + "\\R")
                .containsPattern("acknowledged +" + sellable + " at 20")
                .containsPattern("on the row +pushed, last pushed " + sellable + " at 20");
    }

    @Test
    void explainsWhyNothingIsSent() {
        sql(STOCK.formatted("NO-SUCH-SKU", 5));
        sql(
                """
                insert into cartage_outcome (record_id, store_id, flow, kind, reason, since, decided_at, run_id,
                    payload_sequence, payload_hash, revision, withdrawn)
                values ('9', 'small', 'orders', 'quarantined', 'no SKU', localtimestamp, localtimestamp, 1, 1, 'x', 0, false)
                """);

        Said held = run("explain", "stock", "small", "NO-SUCH-SKU");
        Said unknown = run("explain", "stock", "small", "NEVER-WRITTEN");

        assertThat(held.exitCode()).isEqualTo(1);
        assertThat(held.out())
                .contains("no item of BigCommerce in the catalog map has this SKU", "held up", "unknown-sku: ")
                .contains("1 order of the store is in quarantine, so that nobody knows what is sold by it");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).contains("The ERP wrote no row of this SKU for the store small");
    }

    @Test
    void saysHowStockIsSwitchedOnForAStoreThatSendsNone() throws IOException {
        writeStore(STORE);

        Said said = run("explain", "stock", "small", "MUG");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("'small' sends no stock levels. Write the section 'inventory' into its file");
        assertThat(Shell.run("explain").err()).contains("Say what to explain: stock.");
    }

    /** A shipment of an order that the simulated shop doesn't know, which the cart refused; returns its write's id. */
    private long parkShipment() {
        sql(ORDER);
        sql(LINE);
        sql(SHIPMENT.formatted("S1", "BC-9", 2));
        return with(database -> {
            Shipments shipments = database.shipments();
            shipments.plan("small", Split.ADDRESS, Set.of());
            Write write = database.outbox()
                    .due("small", "shipments", Clock.systemUTC().instant().plusSeconds(60), 10)
                    .next()
                    .get(0);
            shipments.refuse(database.outbox().begin(write, "{}"), "refused", "the cart said no", "422");
            return write.id();
        });
    }

    private List<String> states() {
        return ask("select o.state || ' ' || s.push_status from cartage_outbox o, external_order_shipments s");
    }

    private void sql(String statement) {
        with(database -> JdbcClient.create(database.dataSource()).sql(statement).update());
    }

    private List<String> ask(String query) {
        return with(database -> JdbcClient.create(database.dataSource())
                .sql(query)
                .query(String.class)
                .list());
    }

    private <T> T with(Function<StagingDatabase, T> work) {
        try (StagingDatabase database =
                StagingDatabase.open(DatabaseSettings.embedded(home.resolve("data")), Clock.systemUTC())) {
            return work.apply(database);
        }
    }

    private void writeStore(String text) throws IOException {
        Files.createDirectories(home.resolve("stores"));
        Files.writeString(home.resolve("stores/small.yaml"), text);
    }

    private Said run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(arguments.toArray(String[]::new));
    }
}
