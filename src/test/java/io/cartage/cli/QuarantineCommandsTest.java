package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quarantine} and {@code replay} as a person types them, on a packaged sandbox store with a broken order, 270. */
class QuarantineCommandsTest {
    @TempDir
    private Path home;

    @BeforeEach
    void quarantineAnOrder() {
        assertThat(Shell.run("init", home.toString()).exitCode()).isZero();
        assertThat(run("import", "orders", "acme-us", "270", "207").exitCode()).isEqualTo(1);
    }

    @Test
    void showWhatWaitsAndWhatToDo() throws IOException {
        Said list = run("quarantine");

        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out())
                .containsPattern("acme-us: 1 order, cause [0-9a-f]{6}, the oldest since .* \\(UTC\\)\\R"
                        + "  s_order_details\\.sku: a line has no SKU: Acme's webshop team fixes the product, then replay\\R"
                        + "  order 270: s_order_details\\.sku: row \\d+ of 'items': a line has no SKU")
                .containsPattern("'cartage quarantine release acme-us --cause [0-9a-f]{6}'")
                .endsWith("1 order in quarantine for 1 cause." + System.lineSeparator());
        JsonNode json = new ObjectMapper()
                .readTree(run("quarantine", "list", "--store", "acme-us", "--json")
                        .out());
        assertThat(json.path("orders").asInt()).isEqualTo(1);
        assertThat(json.at("/samples/0/cart_order_id").asText()).isEqualTo("270");
        assertThat(list.out()).contains("cause " + json.path("code").asText());

        assertThat(run("quarantine", "show", "acme-us", "270").out())
                .startsWith("Order 270 of acme-us is in quarantine:")
                .contains("a line has no SKU", "the ERP has: nothing of it", "cartage quarantine drop acme-us 270");
        assertThat(new ObjectMapper()
                        .readTree(run("quarantine", "show", "acme-us", "270", "--payload")
                                .out())
                        .path("id")
                        .asInt())
                .isEqualTo(270);
        Said other = run("quarantine", "show", "acme-us", "207");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out()).startsWith("order 207 of acme-us is not in quarantine: it is staged");
    }

    @Test
    void releaseWhatAnEditedMappingMends() throws IOException {
        Said early = run("quarantine", "release", "acme-us", "270", "207");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.out())
                .contains(
                        "order 207 of acme-us is not in quarantine",
                        "order 270: quarantined:",
                        "1 still in quarantine");
        mend();

        Said said = run("quarantine", "release", "acme-us", "--cause", "no SKU");

        assertThat(said.exitCode()).as(said.err() + said.out()).isZero();
        assertThat(said.out())
                .isEqualToNormalizingNewlines(
                        """
                        order 270: staged (revision 1)
                        1 order judged again: 1 staged anew, 0 staged as before, 0 left out, 0 still in quarantine.
                        """);
        assertThat(run("quarantine").out()).isEqualToNormalizingNewlines("Nothing is in quarantine.\n");
    }

    @Test
    void replayWhatIsNamedOrCameInASpan() throws IOException {
        mend();

        Said named = run("replay", "acme-us", "--orders", "207", "99999");
        assertThat(named.exitCode()).isEqualTo(1);
        assertThat(named.out())
                .contains("order 99999: it is not in the archive", "order 207: staged before, nothing the ERP sees");

        Said all = run("replay", "acme-us", "--from", "2026-01-01");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out())
                .contains("order 270: staged (revision 1)")
                .contains(
                        "2 orders judged again: 1 staged anew, 1 staged as before, 0 left out, 0 still in quarantine.");
        assertThat(run("replay", "acme-us").out()).startsWith("0 orders judged again");
    }

    @Test
    void dropWhatAPersonDecidesAgainst() throws IOException {
        Said said = run("quarantine", "drop", "acme-us", "270", "--reason", "a test order");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("order 270 is dropped.", "1 order dropped.");
        assertThat(run("quarantine", "drop", "acme-us", "270", "--reason", "again")
                        .out())
                .containsPattern(
                        "order 270 of acme-us is not in quarantine: it is filtered, dropped by .+: a test order");
        mend();
        assertThat(run("replay", "acme-us", "--orders", "270").out())
                .containsPattern("left out: dropped by .+: a test order");
        assertThat(run("import", "orders", "acme-us", "270").out()).contains("order 270: staged (revision 1)");
    }

    @Test
    void refuseWhatIsNoChoice() {
        assertThat(List.of(
                        run("quarantine", "drop", "acme-us", "270"),
                        run("quarantine", "drop", "acme-us", "--reason", "all of it"),
                        run("quarantine", "release", "acme-us", "270", "--cause", "no SKU"),
                        run("quarantine", "release", "acme-us", "--cause", "no price"),
                        run("quarantine", "list", "--samples", "-1"),
                        run("replay", "acme-us", "--cause", "no SKU", "--orders", "270"),
                        run("replay", "acme-us", "--from", "yesterday"),
                        run("replay", "acme-uk")))
                .allSatisfy(said -> assertThat(said.exitCode()).isEqualTo(2))
                .allSatisfy(said -> assertThat(said.err()).isNotEmpty());
    }

    /** Lets a line without SKU have one, and takes away the mapping's test that there is none. */
    private void mend() throws IOException {
        Path file = home.resolve("mappings/acme/bigcommerce/orders.yaml");
        String text = Files.readString(file).split("\ntests:")[0] + "\n";
        String mended = text.replaceFirst("required: \"a line has no SKU.*", "default: NO-SKU");
        assertThat(mended).isNotEqualTo(text);
        Files.writeString(file, mended);
    }

    private Said run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(all.toArray(new String[0]));
    }
}
