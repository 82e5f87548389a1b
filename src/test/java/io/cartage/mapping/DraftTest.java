package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.config.Home;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings that are being written: whatever stands in them. */
class DraftTest {
    private static final Home HOME = Home.at(Path.of(""));
    private static final String ACME = "mappings/acme/bigcommerce/orders.yaml";

    private static final StoreContext STORE = new StoreContext("shop", Map.of("prefix", "S-"));
    private static final JsonNode SAMPLE = MappingDesk.raw(saved("mappings/samples/bigcommerce/plain.json"));

    private static Draft read(String path, String text) {
        return Draft.read(HOME, path, text, TestTables.all());
    }

    private static String saved(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsWhatTheLoaderTells() {
        for (String path : MappingFiles.all(HOME)) {
            Problems loaded = new Problems();
            MappingFiles.check(HOME, path, TestTables.all(), loaded);

            Draft draft = read(path, saved(path));

            assertThat(draft.problems()).as(path).isEqualTo(loaded.all());
            assertThat(draft.isBroken()).as(path).isFalse();
            assertThat(draft.tests()).as(path).isNotEmpty().allMatch(test -> test.state() == TestRun.State.PASSED);
        }
    }

    @Test
    void tellsOfATestThatFailsWhereItDiffers() {
        String text = saved(ACME).replace("sku: A/LOOM-8", "sku: B/LOOM-8");

        Draft draft = read(ACME, text);

        assertThat(draft.tests())
                .extracting(TestRun::state)
                .containsExactly(TestRun.State.FAILED, TestRun.State.PASSED);
        Problem fault = draft.tests().get(0).faults().get(0);
        assertThat(fault.fault()).contains("s_order_details[0].sku is 'A/LOOM-8', not 'B/LOOM-8'");
        assertThat(text.split("\n")[fault.at().line() - 1]).contains("B/LOOM-8");
        assertThat(draft.problems()).contains(fault);
        assertThat(draft.rows()).isPresent();
    }

    @Test
    void runsNoTestOfAFileThatIsWrong() {
        Draft draft = read(ACME, saved(ACME).replace("hold_code:", "hold_kode:"));

        assertThat(draft.isBroken()).isTrue();
        assertThat(draft.problems()).anyMatch(problem -> problem.remedy().contains("Did you mean 'hold_code'?"));
        assertThat(draft.tests()).extracting(TestRun::state).containsOnly(TestRun.State.NOT_RUN);
    }

    @Test
    void writesNothing() {
        String before = saved(ACME);

        Draft draft = read(ACME, "extends: default\n");

        assertThat(draft.problems()).isEmpty();
        assertThat(saved(ACME)).isEqualTo(before);
        assertThat(HOME.find(ACME).orElseThrow().text()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mappings/default/bigcommerce/orders.yaml",
                "mappings/acme/bigcommerce/orders.yaml",
                "mappings/default/shopify/shipments.yaml",
                "mappings/default/bigcommerce/inventory.yaml"
            })
    void takesEveryBeginningOfAMapping(String path) {
        String text = saved(path);
        int step =
                text.length() > 4000 ? 149 : 23; // coprime to the lengths of lines, so that all sorts of places are met
        List<String> silent = new ArrayList<>();

        for (int end = 0; end < text.length(); end += step) {
            Draft draft = read(path, text.substring(0, end));
            draft.rows().ifPresent(plan -> plan.explain(SAMPLE, STORE));
            draft.rows().ifPresent(plan -> plan.map(SAMPLE, STORE));
            draft.payload().ifPresent(plan -> plan.explain(SAMPLE, STORE));
            draft.payload().ifPresent(plan -> plan.fill(SAMPLE, STORE));
            if (!path.contains("acme") && draft.problems().isEmpty()) {
                silent.add("at " + end);
            }
            Completer.at(
                    HOME,
                    path,
                    text.substring(0, end),
                    line(text, end),
                    column(text, end),
                    TestTables.all(),
                    Shape.of(List.of()));
        }

        assertThat(silent).hasSizeLessThan(text.length() / step / 2);
    }

    private static int line(String text, int end) {
        return (int) text.substring(0, end).chars().filter(c -> c == '\n').count() + 1;
    }

    private static int column(String text, int end) {
        return end - text.lastIndexOf('\n', end - 1);
    }

    @Test
    void takesWhateverSomebodyTypes() {
        String deep = "[".repeat(20_000);
        String formula = "s_orders: {order_no: \"= " + "(".repeat(5_000) + "1" + ")".repeat(5_000) + "\"}";
        String minus = "s_orders: {order_no: \"= " + "- ".repeat(20_000) + "1\"}";
        StringBuilder bomb = new StringBuilder("mapping: bigcommerce/orders\nx0: &x0 [a]\n");
        for (int i = 1; i < 17; i++) {
            bomb.append("x%d: &x%d [*x%d, *x%d, *x%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        List<String> hostile = List.of(
                "",
                "\u0000",
                "- a\n- b",
                "{",
                "a: b: c",
                "\t",
                "%YAML 9",
                "--- 1\n--- 2",
                "&a [*a]",
                "? [a]\n: b",
                "mapping: [a]",
                "extends: {default: x}",
                "extends: default\nnames: 1",
                "extends: default\ns_orders: []",
                "mapping: bigcommerce/inventory",
                "extends: default\nnames: {a: b, b: a}\ns_orders: {comments: a.x}",
                deep,
                "extends: default\n" + formula,
                "extends: default\n" + minus,
                bomb.toString(),
                "extends: default\ns_orders: {comments: \"= lookup('x', \"}",
                "extends: default\ns_orders: {comments: a[b[c[d]]]}",
                "extends: default\ntests: [1, {}, {name: x, input: ../../pom.xml}]",
                "extends: default\nlookups: {a: {rows: {x: [1]}}}",
                "extends: default\n\uD800",
                "extends: default\ntests: [{name: a, input: [b], expect: []}]");

        for (String text : hostile) {
            for (String path : List.of(ACME, "mappings/acme/shopify/inventory.yaml")) {
                Draft draft = read(path, text);
                assertThat(draft.problems())
                        .as(text.substring(0, Math.min(80, text.length())))
                        .isNotNull();
                Completer.at(HOME, path, text, 1, text.length() + 1, Map.of(), Shape.of(List.of()));
                Completer.hint(HOME, path, text, 1, 1, Map.of(), Shape.of(List.of()));
            }
        }
    }
}
