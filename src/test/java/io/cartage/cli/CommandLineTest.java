package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cli.Shell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path home;

    private String data;

    @BeforeEach
    void writesThePackagedFilesOut() {
        data = home.resolve("data").toString();
        Said said = Shell.run("init", home.toString());
        assertThat(said.exitCode()).as(said.err()).isZero();
    }

    @Test
    void listsEveryCommand() {
        Said said = Shell.run("--help");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains(
                        "run ",
                        "demo ",
                        "check ",
                        "try ",
                        "list ",
                        "import ",
                        "backfill ",
                        "test-connection ",
                        "status ",
                        "init ",
                        "sandbox ");
    }

    @Test
    void saysWhatToDoWhenNoCommandIsNamed() {
        Said said = Shell.run();

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("name a command", "cartage demo");
    }

    @Test
    void tellsItsVersion() {
        assertThat(Shell.run("--version").out()).matches("Cartage \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void leavesFilesThatAreThereWhenItWritesTheOthersOut() throws IOException {
        Path store = home.resolve("stores/acme-us.yaml");
        Files.writeString(store, "mine");
        Files.delete(home.resolve("stores/northwind.yaml"));

        Said said = Shell.run("init", home.toString());

        assertThat(store).hasContent("mine");
        assertThat(home.resolve("stores/northwind.yaml")).exists();
        assertThat(said.out()).contains("1 file written", "there already");
    }

    @Test
    void findsNothingWrongWithTheShippedFiles() {
        Said said = check();

        assertThat(said.exitCode()).as(said.out()).isZero();
        assertThat(said.out())
                .contains(
                        "acme-us", "mappings/acme/bigcommerce/orders.yaml", "boutique", "northwind", "3 stores can run")
                .doesNotContain("warning");
    }

    @Test
    void reportsAllProblemsOfAllFilesAtOnce() throws IOException {
        replace("mappings/acme/bigcommerce/orders.yaml", "customer_po", "custmer_po");
        replace("stores/northwind.yaml", "statuses:", "statusses:");
        replace("routes/bigcommerce/orders.camel.yaml", "doWhile: true", "doWhil: true");
        replace("routes/bigcommerce/cart.yaml", "page: 250", "page: many");

        Said said = check();

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out())
                .containsPattern(
                        "mappings/acme/bigcommerce/orders.yaml:\\d+:\\d+: .*'custmer_po'.*[Dd]id you mean 'customer_po'")
                .containsPattern("stores/northwind.yaml:\\d+:\\d+: .*'statusses'.*[Dd]id you mean 'statuses'")
                .containsPattern("routes/bigcommerce/orders.camel.yaml:\\d+:\\d+: .*doWhil")
                .containsPattern("routes/bigcommerce/cart.yaml:\\d+:\\d+: 'page' is 'many'")
                .containsPattern("\\d+ errors, ");
    }

    @Test
    void runsNothingOnABrokenFile() throws IOException {
        replace("stores/northwind.yaml", "statuses:", "statusses:");

        Said said = Shell.run("run", "--once", "--home", home.toString(), "--data", data);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("stores/northwind.yaml:");
        assertThat(said.out()).doesNotContain("seen");
    }

    @Test
    void refusesAnEmptyListOfStatusesAndSaysWhy() throws IOException {
        replace("stores/northwind.yaml", "statuses: \\[[^]]*]", "statuses: []");

        Said said = Shell.run("run", "--once", "--home", home.toString(), "--data", data);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .containsPattern("stores/northwind.yaml:\\d+:\\d+: .*statuses")
                .contains("decides what is imported");
    }

    @Test
    void runsEveryStoreOnceAndShowsTheirStatus() {
        Said run = Shell.run("run", "--once", "--home", home.toString(), "--data", data);
        Said status = Shell.run("status", "--home", home.toString(), "--data", data);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("acme-us +orders +320 seen")
                .containsPattern("boutique +orders +180 seen")
                .containsPattern("northwind +orders +240 seen");
        assertThat(status.out())
                .contains(
                        "Every order is accounted for: 740 seen = ",
                        "3 quarantined",
                        "acme-us order ",
                        "northwind order ")
                .containsPattern("acme-us +orders +320 ");
    }

    @Test
    void triesAFileAndShowsEachCellWithItsSourceAndLine() {
        Said said = Shell.run(
                "try",
                "acme-us",
                home.resolve("mappings/samples/bigcommerce/plain.json").toString(),
                "--home",
                home.toString(),
                "--data",
                data);

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern(
                        "order_total +112\\.73\\d* +<- total_inc_tax.* \\[mappings/default/bigcommerce/orders.yaml:\\d+:\\d+]")
                .containsPattern("order_no +A-1001 .*<- id = 1001")
                .contains("s_order_details  (items)", "consignments.shipping[0].line_items[0]", "it would be staged");
    }

    @Test
    void triesAnOrderFromTheShopAndThenFromTheArchive() {
        Said before = tryOrder("150");
        Shell.run("run", "--once", "--home", home.toString(), "--data", data);
        Said after = tryOrder("150");

        assertThat(before.out()).contains("as BigCommerce has it now; it was never downloaded");
        assertThat(after.out()).contains("as archived at its last download");
        assertThat(rows(after)).isEqualTo(rows(before)).contains("order_total");
    }

    @Test
    void triesAnotherMappingWithoutInstallingIt() throws IOException {
        Path trial = home.resolve("mappings/trial/bigcommerce/orders.yaml");
        Files.createDirectories(trial.getParent());
        Files.writeString(
                trial, "mapping: bigcommerce/orders\nextends: default\ns_orders:\n  order_type: {value: TRIAL}\n");

        Said said = Shell.run(
                "try",
                "acme-us",
                home.resolve("mappings/samples/bigcommerce/plain.json").toString(),
                "--mapping",
                "mappings/trial/bigcommerce/orders.yaml",
                "--home",
                home.toString(),
                "--data",
                data);

        assertThat(said.exitCode()).as(said.err() + said.out()).isZero();
        assertThat(said.out()).containsPattern("order_type +TRIAL .*trial/bigcommerce/orders.yaml:4:\\d+");
    }

    @Test
    void saysWhyAnOrderWouldBeQuarantined() throws IOException {
        Path sample = home.resolve("mappings/samples/bigcommerce/plain.json");
        Path broken = home.resolve("broken.json");
        Files.writeString(broken, Files.readString(sample).replaceFirst("\"sku\": ?\"[^\"]+\"", "\"sku\": \"\""));

        Said said = Shell.run("try", "northwind", broken.toString(), "--home", home.toString(), "--data", data);

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains("It would be quarantined:", "no SKU", "mappings/default/bigcommerce/orders.yaml:");
    }

    @Test
    void suggestsTheStoreThatWasMeant() {
        Said said = Shell.run("try", "acme-su", "1", "--home", home.toString(), "--data", data);

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("there is no store 'acme-su'. Did you mean 'acme-us'?");
    }

    @Test
    void explainsAnOrderThatTheShopDoesNotHave() {
        Said said = tryOrder("999999999");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("BigCommerce answered HTTP 404");
    }

    private Said tryOrder(String id) {
        return Shell.run("try", "acme-us", id, "--home", home.toString(), "--data", data);
    }

    private static String rows(Said said) {
        return said.out().substring(said.out().indexOf("Mapped by"));
    }

    private Said check() {
        return Shell.run("check", "--home", home.toString(), "--data", data);
    }

    private void replace(String file, String pattern, String by) throws IOException {
        Path path = home.resolve(file);
        String text = Files.readString(path);
        String changed = text.replaceFirst(pattern, by);
        assertThat(changed).as("something to replace in " + file).isNotEqualTo(text);
        Files.writeString(path, changed);
    }
}
