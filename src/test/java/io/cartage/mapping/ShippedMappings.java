package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.config.Home;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mappings and samples of this repository, for tests. */
final class ShippedMappings {
    static final Path SAMPLES = Path.of("mappings/samples/bigcommerce");
    static final Home HOME = Home.at(Path.of(""));

    static final StoreContext STORE = new StoreContext(
            "acme-us",
            Map.ofEntries(
                    Map.entry("prefix", "A-"),
                    Map.entry("import_as", "pending_cash_sale"),
                    Map.entry("payment_terms", "30"),
                    Map.entry("salesperson_no", "100"),
                    Map.entry("customer_division", "00"),
                    Map.entry("customer_no", "WEB"),
                    Map.entry("hold_code", ""),
                    Map.entry("order_type", "S"),
                    Map.entry("print_pick_sheet", "true"),
                    Map.entry("print_sales_order", "false"),
                    Map.entry("tax_schedule", "AVATAX"),
                    Map.entry("timezone", "America/Chicago")));

    private ShippedMappings() {}

    static MappingPlan plan(String customer) {
        Problems problems = new Problems();
        var plan = MappingFiles.load(HOME, customer, "bigcommerce", "orders", TestTables.all(), problems);
        assertThat(problems.all()).isEmpty();
        return plan.orElseThrow();
    }

    static JsonNode sample(String name) throws IOException {
        return PayloadReader.read(Files.readAllBytes(SAMPLES.resolve(name + ".json")));
    }

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }
}
