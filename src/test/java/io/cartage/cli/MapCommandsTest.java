package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import io.cartage.config.Home;
import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code map} as a consultant types it, on a packaged sandbox store; its order 270 is in quarantine for want of a SKU. */
class MapCommandsTest {
    private static final String ACME = "mappings/acme/bigcommerce/orders.yaml";
    private static final Pattern VERSION = Pattern.compile("version ([0-9a-f]{12})");

    @TempDir
    private static Path model;

    @TempDir
    private Path home;

    @BeforeAll
    static void importSomeOrders() {
        assertThat(Shell.run("init", model.toString()).exitCode()).isZero();
        run(model, "import", "orders", "acme-us", "270", "207", "150", "151", "152", "153", "154", "155");
    }

    @BeforeEach
    void haveAHomeOfItsOwn() throws IOException {
        Shell.copy(model, home);
    }

    @Test
    void tellWhichVersionsWereLiveAndWhoSavedThem() throws IOException {
        String first = version(run("check").out());
        Files.writeString(home.resolve(ACME), edited(text -> text.replace("default: X", "default: Z")));
        assertThat(run("replay", "acme-us", "--orders", "207").exitCode()).isZero();
        String second = version(run("check").out());

        Said said = run("map", "versions", "acme/bigcommerce/orders");

        String me = Files.getOwner(home.resolve(ACME)).getName();
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines().toList()).satisfies(lines -> {
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0)).isEqualTo(ACME);
            assertThat(lines.get(2)).startsWith("  " + second).endsWith(" by " + me);
            assertThat(lines.get(3)).startsWith("  " + first).endsWith(" by " + me);
        });
        assertThat(run("map", "versions", "acme-us").out()).contains(second, "default/bigcommerce/shipments.yaml");
        assertThat(run("map", "versions", ACME, "--json").out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(new ObjectMapper()
                                .readTree(line)
                                .path("saved_by")
                                .asText())
                        .isEqualTo(me));
        assertThat(run("map", "show", first.substring(0, 6)).out())
                .startsWith("# " + ACME + ", version " + first + ", first live ")
                .containsPattern("default: X.* # " + ACME + ":\\d+")
                .containsPattern("order_no: .* # mappings/default/bigcommerce/orders.yaml:\\d+");
    }

    @Test
    void traceEachCellByTheVersionThatWroteIt() throws IOException {
        String first = version(run("check").out());
        Files.writeString(
                home.resolve(ACME), "# a line more\n" + edited(text -> text.replace("then: CREDIT", "then: OTHER")));

        Said said = run("trace", "acme-us", "207", "--cells");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("mapped by " + ACME + " as it was then, version " + first + ", which wrote its rows.")
                .containsPattern("payment_terms +\\S+ +<- payment_method = .*\\[" + ACME
                        + ":17:1]  \\{from: payment_method, lookup: payment_terms}")
                .containsPattern("hold_code .*then: CREDIT");
    }

    @Test
    void showOnlyTheCellsThatWouldChange() throws IOException {
        draft(edited(text -> text.replace("Credit Card: CC", "Credit Card: CARD")));

        Said said = run("map", "diff", ACME, "draft.yaml", "--samples", "1");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern(
                        "Before: " + ACME + ", version [0-9a-f]{12}\\RAfter:  draft.yaml, version [0-9a-f]{12}")
                .containsPattern("s_orders\\.payment_terms: (\\d+) cells? of \\1 orders?\\R  A-\\d+ +CC -> CARD\\R")
                .doesNotContain("s_orders.order_type", "s_order_details", "Would be", "control total");
        assertThat(run("status").out()).contains("quarantine");
    }

    @Test
    void saysOfABrokenMappingWhatTheEditorSays() throws IOException {
        draft(edited(text -> text.replace("  hold_code: ", "  hold_kode: ")
                .replace("from: payment_method, lookup: payment_terms", "from: payment_methd, lookup: payment_term")));
        String broken = Files.readString(home.resolve("draft.yaml"));
        Files.writeString(home.resolve(ACME), broken);

        Said said = run("map", "diff", "mappings/default/bigcommerce/orders.yaml", ACME);

        assertThat(said.exitCode()).isEqualTo(2);
        List<String> told =
                said.err().lines().filter(line -> line.startsWith(ACME)).toList();
        assertThat(told)
                .containsExactly(
                        ACME + ":18:25: warning: no sample shows 'payment_methd' in the path 'payment_methd'."
                                + " Did you mean 'payment_method'?",
                        ACME + ":18:48: there is no lookup 'payment_term'. Did you mean 'payment_terms'?",
                        ACME + ":20:3: table s_orders has no column 'hold_kode'. Did you mean 'hold_code'?");
        Home files = Home.at(home);
        try (StagingDatabase empty = StagingDatabase.open(TestDatabase.H2.fresh(), Clock.systemUTC())) {
            MappingBench bench = new MappingBench(() -> files, empty, List::of, Clock.systemUTC());
            assertThat(bench.look(new MappingSubject("acme", "bigcommerce", "orders"), broken, Optional.empty())
                            .problems())
                    .extracting(mark -> mark.problem().toString())
                    .containsExactlyElementsOf(told);
        }
    }

    @Test
    void endWithThreeWhereAControlTotalBreaks() throws IOException {
        draft(edited(text -> text.replace("s_order_details:\n", "s_order_details:\n  freight: {skip: true}\n")));

        Said said = run("map", "diff", ACME, "draft.yaml");

        assertThat(said.exitCode()).as(said.out() + said.err()).isEqualTo(3);
        assertThat(said.out())
                .containsPattern("Would be quarantined:\\R  \\d orders?: control\\.\\w+: .*the payload says #")
                .containsPattern("    A-\\d+ +control\\.\\w+: .*the payload says [0-9.]+ .*the rows come to [0-9.]+")
                .containsPattern("A control total breaks in \\d orders?\\.");
        JsonNode json = new ObjectMapper()
                .readTree(run("map", "diff", ACME, "draft.yaml", "--json").out());
        assertThat(json.path("broken_totals").asInt())
                .isPositive()
                .isEqualTo(json.path("quarantined").asInt());
        assertThat(json.at("/quarantined_causes/0/broken_total").asBoolean()).isTrue();
    }

    @Test
    void tellWhichOrdersWouldBeFreedAndWhichHeldBack() throws IOException {
        String free = edited(text -> text.replaceFirst("required: \"a line has no SKU.*", "default: NO-SKU"));
        draft(free);

        Said freed = run("map", "diff", ACME, "draft.yaml", "--store", "acme-us");
        Said held = run("map", "diff", "draft.yaml", ACME, "--store", "acme-us");

        assertThat(freed.exitCode()).as(freed.err()).isZero();
        assertThat(freed.out())
                .contains("0 quarantined, 1 freed.")
                .containsPattern("Would be staged, and are quarantined now:\\R  1 order: s_order_details\\.sku: ");
        assertThat(held.exitCode()).as("no total breaks").isZero();
        assertThat(held.out()).contains("1 quarantined, 0 freed.", "Would be quarantined:");
    }

    @Test
    void compareWithAVersionThatWasLiveOnce() throws IOException {
        String first = version(run("check").out());
        Files.writeString(home.resolve(ACME), edited(text -> text.replace("Credit Card: CC", "Credit Card: CARD")));

        Said said = run("map", "diff", first.substring(0, 8), ACME);

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("Before: " + ACME + ", version " + first, "CC -> CARD");
        Said unknown = run("map", "diff", "0000000000", ACME);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("'cartage map versions' lists them");
    }

    @Test
    void tellAllProblemsOfBothFiles() throws IOException {
        draft("mapping: bigcommerce/orders\nextends: default\ns_orders: {order_numer: id, comments: {form: note}}\n");
        Files.writeString(home.resolve("other.yaml"), "mapping: bigcommerce/orders\ns_orders: {}\n");

        Said said = run("map", "diff", "draft.yaml", "other.yaml");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains("draft.yaml:3:12: ", "order_numer", "form", "other.yaml", "'s_order_details' is missing");
    }

    @Test
    void sayWhenNothingIsArchived() throws IOException {
        home = Files.createDirectory(home.resolve("new"));
        assertThat(Shell.run("init", home.toString()).exitCode()).isZero();

        Said diff = run("map", "diff", ACME, "mappings/default/bigcommerce/orders.yaml");

        assertThat(diff.exitCode()).isEqualTo(1);
        assertThat(diff.err())
                .isEqualToNormalizingNewlines(
                        "cartage: no order is archived yet. 'cartage run --once' downloads some\n");
        assertThat(run("map", "versions").exitCode()).isEqualTo(1);
        assertThat(run("map", "show", "abc").err()).contains("no version begins with 'abc'");
        assertThat(run("map", "diff", ACME, ACME, "--last", "0").exitCode()).isEqualTo(2);
        assertThat(run("map").exitCode()).isEqualTo(2);
    }

    private interface Edit {
        String of(String text);
    }

    /** Acme's mapping with a change; it must be one, else a test would compare a mapping with itself. */
    private String edited(Edit edit) throws IOException {
        String text = Files.readString(home.resolve(ACME)).split("\ntests:")[0] + "\n";
        String edited = edit.of(text);
        assertThat(edited).isNotEqualTo(text);
        return edited;
    }

    private void draft(String text) throws IOException {
        Files.writeString(
                home.resolve("draft.yaml"),
                (text.startsWith("mapping:") ? "" : "mapping: bigcommerce/orders\n") + text);
    }

    private static String version(String check) {
        String line = check.lines()
                .filter(text -> text.startsWith("acme-us "))
                .findFirst()
                .orElseThrow();
        Matcher matcher = VERSION.matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Said run(String... words) {
        return run(home, words);
    }

    private static Said run(Path home, String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(all.toArray(new String[0]));
    }
}
