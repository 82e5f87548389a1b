package io.cartage.mapping;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.Golden;
import io.cartage.mapping.ShippedMappings.Back;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample of a flow back to a cart through its default mapping, against payloads that a person looked at. */
final class GoldenPayloadsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/mapping/default");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Back, PayloadPlan> PLANS = new HashMap<>();

    static Stream<Arguments> samplesByMapping() {
        return ShippedMappings.back().stream()
                .flatMap(mapping -> mapping.samples().stream().map(sample -> Arguments.of(mapping, sample)));
    }

    @ParameterizedTest(name = "{1} through {0}")
    @MethodSource("samplesByMapping")
    void mapsEverySampleToTheApprovedPayload(Back mapping, String sample) throws IOException {
        PayloadPlan plan = PLANS.computeIfAbsent(mapping, Back::plan);

        PayloadResult result = plan.fill(mapping.sample(sample), ShippedMappings.STORE);

        Golden.check(GOLDEN.resolve(mapping.cart()).resolve(mapping.flow()).resolve(sample + ".json"), pretty(result));
    }

    private static String pretty(PayloadResult result) throws IOException {
        ObjectNode tree = JSON.createObjectNode();
        if (result instanceof Filled filled) {
            tree.set("payload", filled.payload());
            ArrayNode warnings = tree.putArray("warnings");
            filled.warnings().forEach(warnings::add);
        } else if (result instanceof Unmappable refused) {
            ArrayNode reasons = tree.putArray("unmappable");
            refused.reasons().forEach(reason -> reasons.add(reason.column() + ": " + reason.message()));
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(tree) + "\n";
    }
}
