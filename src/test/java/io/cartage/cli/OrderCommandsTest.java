package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code list}, {@code import} and {@code backfill} as a person types them, on the packaged sandbox stores. */
class OrderCommandsTest {
    @TempDir
    private Path home;

    private String data;

    @BeforeEach
    void writesThePackagedFilesOut() {
        data = home.resolve("data").toString();
        assertThat(Shell.run("init", home.toString()).exitCode()).isZero();
    }

    @Test
    void listsADayOfTheStoresTimeZone() {
        Said said = run("list", "orders", "acme-us", "--from", "2026-10-14", "--to", "2026-10-14");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "Orders of acme-us in BigCommerce, made from 2026-10-14 00:00 to 2026-10-15 00:00"
                                + " (America/Chicago):",
                        "2026-10-14 01:00 Shipped",
                        "filtered: status Shipped is not in orders.statuses")
                .containsPattern("207 +A-207 +2026-10-14 03:06 Awaiting Fulfillment +96\\.79 USD +new\\R")
                .contains("11 orders: 0 staged, 7 filtered, 0 quarantined, 4 new.");
        assertThat(home.resolve("data")).as("nothing is written").doesNotExist();
    }

    @Test
    void listsJsonForMachines() throws Exception {
        run("import", "orders", "acme-us", "207");

        Said said = run("list", "orders", "acme-us", "--from", "2026-10-14", "--to", "2026-10-14", "--json");

        List<JsonNode> lines = new ArrayList<>();
        for (String line : said.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines).hasSize(11);
        assertThat(lines.get(0).path("rule").asText()).contains("status Shipped");
        assertThat(lines.get(1))
                .hasToString(
                        "{\"cart_order_id\":\"207\",\"order_no\":\"A-207\",\"created_at\":\"2026-10-14T08:06:00Z\","
                                + "\"status\":\"Awaiting Fulfillment\",\"total\":\"96.79\",\"currency\":\"USD\","
                                + "\"state\":\"staged\",\"revision\":1,\"import_status\":\"pending\",\"erp_order_no\":null,"
                                + "\"changed_since\":false}");
    }

    @Test
    void listsOrdersOfOneStatusByItsName() {
        Said said = run(
                "list",
                "orders",
                "acme-us",
                "--from",
                "2026-10-14",
                "--to",
                "2026-10-14",
                "--status",
                "partially shipped");

        assertThat(said.out()).contains("216 ").contains("1 order: 0 staged, 1 filtered");
    }

    @Test
    void knowsWhichStatusWasMeant() {
        Said said = run("list", "orders", "acme-us", "--status", "Shiped");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .contains("--status: 'Shiped' is not an order status of BigCommerce. Did you mean 'Shipped'?");
    }

    @Test
    void saysHowToNameASpanWhenItFindsNothing() {
        Said said = run("list", "orders", "acme-us", "--from", "2020-01-01", "--to", "2020-01-31");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("No such order. --from and --to name another span of time.");
    }

    @Test
    void saysHowTimesAreWritten() {
        Said said = run("list", "orders", "acme-us", "--from", "14.10.2026");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .contains("--from is '14.10.2026', which is no time. Write a day such as 2026-01-31, or an instant"
                        + " such as 2026-01-31T18:00:00Z");
    }

    @Test
    void takesInstantsToo() {
        Said said =
                run("list", "orders", "acme-us", "--from", "2026-10-14T08:06:00Z", "--to", "2026-10-14T03:06:01-05:00");

        assertThat(said.out()).contains("207 ", "1 order:");
    }

    @Test
    void importsSomeOrdersAndTellsWhyNotTheOthers() {
        Said said = run("import", "orders", "acme-us", "207", "206", "270", "99999", "207");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out().lines().map(String::strip).toList())
                .startsWith(
                        "order 207: staged (revision 1)",
                        "order 206: left out: status Shipped is not in orders.statuses. --force takes it",
                        "order 270: quarantined:")
                .contains("order 99999: not read: BigCommerce has no such order (HTTP 404)")
                .endsWith("1 of 4 orders staged.");
    }

    @Test
    void importsWhatTheFilterLeavesOutWhenForced() {
        Said said = run("import", "orders", "acme-us", "206", "--force");

        assertThat(said.exitCode()).as(said.out()).isZero();
        assertThat(said.out()).contains("order 206: staged (revision 1)", "1 of 1 order staged.");
    }

    @Test
    void refusesWhatIsNoId() {
        Said said = run("import", "orders", "acme-us", "207/products");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("'207/products' is no order's id");
    }

    @Test
    void backfillsASpanWithALineAWindow() {
        Said said = run("backfill", "acme-us", "--from", "2026-10-01", "--to", "2026-11-05");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines().toList())
                .startsWith("Orders of acme-us made from 2026-10-01 00:00 to 2026-11-06 00:00 (America/Chicago), with"
                        + " 50 % of the shop's quota.")
                .anySatisfy(line -> assertThat(line)
                        .matches("up to 2026-10-02 00:00 +2 %  0 orders, .*1 API calls  about [0-9]+ (s|min) left"))
                .anySatisfy(line -> assertThat(line).startsWith("up to 2026-11-06 00:00  100 %  320 orders"))
                .endsWith(
                        "Done.",
                        "320 seen = 169 staged + 150 filtered + 1 quarantined; 0 of them were known and unchanged.");
    }

    @Test
    void saysThatASpanWasReadBefore() {
        run("backfill", "acme-us", "--from", "2026-10-01", "--to", "2026-11-05");

        Said said = run("backfill", "acme-us", "--from", "2026-10-01", "--to", "2026-11-05");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("All of it was read before; --again reads it once more.", "320 seen");
    }

    @Test
    void refusesASpanThatEndsBeforeItBeginsAndAShareThatIsNone() {
        Said turned = run("backfill", "acme-us", "--from", "2026-11-05", "--to", "2026-10-01");
        Said greedy = run("backfill", "acme-us", "--from", "2026-10-01", "--to", "2026-11-05", "--share", "120");

        assertThat(turned.exitCode()).isEqualTo(2);
        assertThat(turned.err()).contains("--from lies after --to");
        assertThat(greedy.exitCode()).isEqualTo(2);
        assertThat(greedy.err()).contains("--share is 120. Write a percentage from 1 to 100");
    }

    @Test
    void namesTheStoresThereAreWhenThereIsNoSuchStore() {
        for (List<String> words : List.of(
                List.of("list", "orders", "acme-uk"),
                List.of("import", "orders", "acme-uk", "1"),
                List.of("backfill", "acme-uk", "--from", "2026-10-01", "--to", "2026-10-02"))) {
            Said said = run(words.toArray(String[]::new));

            assertThat(said.exitCode()).isEqualTo(2);
            assertThat(said.err()).contains("there is no store 'acme-uk'", "acme-us");
        }
    }

    @Test
    void saysWhatMayBeListedAndImported() {
        assertThat(Shell.run("list").err()).contains("Say what to list: orders.");
        assertThat(Shell.run("import").err()).contains("Say what to import: orders.");
    }

    private Said run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(List.of("--home", home.toString(), "--data", data));
        return Shell.run(arguments.toArray(String[]::new));
    }
}
