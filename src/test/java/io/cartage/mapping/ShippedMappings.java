package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.config.Home;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mappings and samples of this repository, for tests. */
final class ShippedMappings {
    static final Path SHOWN = Path.of("src/test/resources/mappings");
    private static final Path SAMPLES = Path.of("mappings/samples");
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

    /** A customer's mapping of a cart. */
    record Shipped(String customer, String cart) {

        MappingPlan plan() {
            Problems problems = new Problems();
            var plan = MappingFiles.load(HOME, customer, cart, "orders", TestTables.all(), problems);
            assertThat(problems.all()).isEmpty();
            return plan.orElseThrow();
        }

        @Override
        public String toString() {
            return customer + "/" + cart;
        }
    }

    /** A cart's default mapping of a flow back to it. */
    record Back(String cart, String flow) {

        PayloadPlan plan() {
            Problems problems = new Problems();
            var plan = MappingFiles.loadPayload(HOME, "default", cart, flow, problems);
            assertThat(problems.all()).isEmpty();
            return plan.orElseThrow();
        }

        /** The names of its samples, without their folder. */
        List<String> samples() {
            return ShippedMappings.samples(cart + "/" + flow);
        }

        JsonNode sample(String name) {
            return ShippedMappings.sample(cart + "/" + flow, name);
        }

        @Override
        public String toString() {
            return cart + "/" + flow;
        }
    }

    /** Every default mapping back to a cart. */
    static List<Back> back() {
        return MappingFiles.all(HOME).stream()
                .filter(path -> !path.endsWith("/orders.yaml"))
                .map(path -> path.replace(".yaml", "").split("/"))
                .map(path -> new Back(path[2], path[3]))
                .toList();
    }

    /** Every mapping of orders, the defaults and the customers' own. */
    static List<Shipped> all() {
        return MappingFiles.all(HOME).stream()
                .filter(path -> path.endsWith("/orders.yaml"))
                .map(path -> path.split("/"))
                .map(path -> new Shipped(path[1], path[2]))
                .toList();
    }

    /** The default mapping of a cart. */
    static MappingPlan plan(String cart) {
        return new Shipped("default", cart).plan();
    }

    /** A customer's mapping that a paper shows. */
    static MappingPlan shown(String name) {
        Problems problems = new Problems();
        var plan = MappingFiles.loadFile(HOME, SHOWN.resolve(name).toString(), TestTables.all(), problems);
        assertThat(problems.all()).isEmpty();
        return plan.orElseThrow();
    }

    static JsonNode sample(String cart, String name) {
        try {
            return PayloadReader.read(Files.readAllBytes(SAMPLES.resolve(cart).resolve(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> samples(String cart) {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(cart))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
