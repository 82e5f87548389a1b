package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.mapping.ShippedMappings.Shipped;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.table.Table;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mappings that were live once, carried out again from their merged text alone. */
class KeptMappingsTest {
    @TempDir
    private Path directory;

    static List<Shipped> shipped() {
        return ShippedMappings.all();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void doTheSameAsTheirFilesDid(Shipped shipped) {
        MappingPlan plan = shipped.plan();

        MappingPlan kept = kept(plan).orElseThrow();

        assertThat(kept.version()).isEqualTo(plan.version());
        assertThat(kept.path()).isEqualTo(plan.path());
        assertThat(kept.merged()).isEqualTo(plan.merged());
        for (String name : ShippedMappings.samples(shipped.cart())) {
            JsonNode sample = ShippedMappings.sample(shipped.cart(), name);
            MappingResult before = plan.map(sample, ShippedMappings.STORE);
            MappingResult after = kept.map(sample, ShippedMappings.STORE);
            if (before instanceof Mapped rows && after instanceof Mapped again) {
                assertThat(RowsDiff.between(rows, again).cells()).as(name).isEmpty();
            } else {
                assertThat(after).as(name).isInstanceOf(Unmappable.class).hasSameClassAs(before);
            }
        }
    }

    @Test
    void nameTheFileAndLineOfEachCellAsTheyWere() {
        MappingPlan plan = new Shipped("acme", "bigcommerce").plan();
        JsonNode sample = ShippedMappings.sample("bigcommerce", "bundle");

        List<ExplainedRow> were = plan.explain(sample, ShippedMappings.STORE);
        List<ExplainedRow> are = kept(plan).orElseThrow().explain(sample, ShippedMappings.STORE);

        assertThat(places(are)).isEqualTo(places(were)).hasSizeGreaterThan(30);
        assertThat(plan.files())
                .isEqualTo(Set.of("mappings/acme/bigcommerce/orders.yaml", "mappings/default/bigcommerce/orders.yaml"));
    }

    @Test
    void needNeitherTheirFilesNorTheirLookups() {
        MappingDesk desk = new MappingDesk(directory)
                .write("mappings/lookups/terms.yaml", "rows: {cash: C}\n")
                .write("mappings/default/test/orders.yaml", mapping("comments: {from: pay, lookup: terms}"));
        MappingPlan plan = desk.load("default", new Problems()).orElseThrow();
        desk.write("mappings/lookups/terms.yaml", "rows: {cash: OTHER}\n");

        assertThat(comments(desk, kept(plan).orElseThrow())).isEqualTo("C");
    }

    @Test
    void tellWhyTheyCantBeCarriedOutAnyMore() {
        MappingPlan plan = new MappingDesk(directory).plan(mapping("comments: pay"));
        Map<String, Table> tables = new HashMap<>(TestTables.all());
        tables.computeIfPresent(
                "s_orders",
                (name, table) -> new Table(
                        name,
                        table.columns().stream()
                                .filter(column -> !column.name().equals("comments"))
                                .toList()));
        Problems problems = new Problems();

        assertThat(MappingFiles.loadKept(plan.path(), plan.merged(), tables, problems))
                .isEmpty();

        assertThat(problems.all())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("default/test/orders.yaml:7", "table s_orders has no column 'comments'");
    }

    private static Optional<MappingPlan> kept(MappingPlan plan) {
        return MappingFiles.loadKept(plan.path(), plan.merged(), TestTables.all(), new Problems());
    }

    private static Object comments(MappingDesk desk, MappingPlan plan) {
        Mapped mapped = (Mapped) desk.map(plan, "'pay': 'cash', 'lines': []");
        return mapped.value("comments").orElseThrow();
    }

    private static List<String> places(List<ExplainedRow> rows) {
        return rows.stream()
                .flatMap(row -> row.cells().stream()
                        .map(cell -> cell.column() + " " + cell.at().file() + ":"
                                + cell.at().line() + " " + cell.written() + " " + cell.value()))
                .toList();
    }

    private static String mapping(String column) {
        return """
                mapping: test/orders
                s_orders:
                  order_no: id
                  order_date: {value: 2026-01-31}
                  currency: {value: USD}
                  order_total: {value: 0}
                  %s
                s_order_details:
                  items: {each: lines, columns: {sku: sku, quantity: {value: 1}, line_total: {value: 0}, line_type: {value: item}}}
                control:
                  nothing: {payload: = 0, rows: = 0}
                """
                .formatted(column);
    }
}
