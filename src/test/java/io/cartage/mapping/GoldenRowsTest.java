package io.cartage.mapping;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.Golden;
import io.cartage.mapping.ShippedMappings.Shipped;
import io.cartage.table.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample through every shipped mapping, against rows that a person looked at. */
final class GoldenRowsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/mapping");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Shipped, MappingPlan> PLANS = new HashMap<>();

    static Stream<Arguments> samplesByMapping() {
        return ShippedMappings.all().stream().flatMap(mapping -> ShippedMappings.samples(mapping.cart()).stream()
                .map(sample -> Arguments.of(mapping, sample)));
    }

    @ParameterizedTest(name = "{1} through {0}")
    @MethodSource("samplesByMapping")
    void mapsEverySampleToTheApprovedRows(Shipped mapping, String sample) throws IOException {
        MappingPlan plan = PLANS.computeIfAbsent(mapping, Shipped::plan);

        MappingResult result = plan.map(ShippedMappings.sample(mapping.cart(), sample), ShippedMappings.STORE);

        Golden.check(
                GOLDEN.resolve(mapping.customer()).resolve(mapping.cart()).resolve(sample + ".json"), pretty(result));
    }

    private static String pretty(MappingResult result) throws IOException {
        ObjectNode tree = JSON.createObjectNode();
        if (result instanceof Mapped mapped) {
            for (Rows rows : mapped.rows()) {
                ArrayNode list = tree.putArray(rows.table().name());
                rows.values().forEach(row -> list.add(row(rows, row)));
            }
        } else if (result instanceof Unmappable refused) {
            ArrayNode reasons = tree.putArray("quarantined");
            refused.reasons().forEach(reason -> reasons.add(reason.column() + ": " + reason.message()));
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(tree) + "\n";
    }

    /** Cells without a value are left out. */
    private static ObjectNode row(Rows rows, @Nullable Object[] values) {
        ObjectNode row = JSON.createObjectNode();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                row.put(rows.columns().get(i).name(), Values.text(values[i]));
            }
        }
        return row;
    }
}
