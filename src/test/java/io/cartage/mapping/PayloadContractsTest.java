package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.mapping.ShippedMappings.Back;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the default mappings send to BigCommerce is what its own descriptions take, and carriers are those it lists. */
class PayloadContractsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void sendsShipmentsThatTheDescriptionTakes() throws IOException {
        OpenApiInteractionValidator orders = description("orders.v2.oas2.yml", "/v2");

        for (ObjectNode shipment : payloads("shipments")) {
            assertThat(faults(orders, SimpleRequest.Builder.post("/v2/orders/225/shipments"), shipment))
                    .as(shipment.toString())
                    .isEmpty();
        }
    }

    @Test
    void isToldOfAShipmentThatTheDescriptionDoesNotTake() throws IOException {
        OpenApiInteractionValidator orders = description("orders.v2.oas2.yml", "/v2");
        ObjectNode wrong =
                payloads("shipments").get(0).put("order_address_id", "131a").put("trackingCarrier", "ups");

        assertThat(faults(orders, SimpleRequest.Builder.post("/v2/orders/225/shipments"), wrong))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void sendsStatusesThatTheDescriptionTakes() throws IOException {
        OpenApiInteractionValidator orders = description("orders.v2.oas2.yml", "/v2");

        for (ObjectNode order : payloads("statuses")) {
            assertThat(faults(orders, SimpleRequest.Builder.put("/v2/orders/225"), order))
                    .as(order.toString())
                    .isEmpty();
        }
    }

    @Test
    void sendsStockLevelsThatTheDescriptionsTake() throws IOException {
        OpenApiInteractionValidator inventory = description("inventory.v3.yml", "/v3");
        OpenApiInteractionValidator variants = joined("product-variants_catalog.v3.yml", "/v3");
        ObjectNode adjustments = JSON.createObjectNode().put("reason", "stock of the ERP");
        ArrayNode items = adjustments.putArray("items");
        ArrayNode levels = JSON.createArrayNode();

        payloads("inventory").forEach(level -> (level.has("inventory_level") ? levels : items).add(level));

        assertThat(faults(inventory, SimpleRequest.Builder.put("/v3/inventory/adjustments/absolute"), adjustments))
                .isEmpty();
        assertThat(faults(variants, SimpleRequest.Builder.put("/v3/catalog/variants"), levels))
                .isEmpty();
        assertThat(items).hasSizeGreaterThan(2);
        assertThat(levels).hasSizeGreaterThan(1);
    }

    @Test
    void knowsCarriersByTheWordsThatTheCartsList() throws IOException {
        Set<String> slugs = listed("bigcommerce/tracking_carrier_values.csv", line -> line.replaceAll(".*,", ""));
        Set<String> companies = listed("shopify/tracking_companies.csv", line -> line.replaceFirst("[^,]*,", ""));
        String providers = Files.readString(contract("bigcommerce/orders.v2.oas2.yml"));

        assertThat(results("bigcommerce", "carriers")).isNotEmpty().isSubsetOf(slugs);
        assertThat(results("shopify", "carriers")).isNotEmpty().isSubsetOf(companies);
        assertThat(results("bigcommerce", "providers")).isNotEmpty().allSatisfy(provider -> assertThat(providers)
                .contains("- `" + provider + "`"));
    }

    /** Every payload that a sample of this flow becomes. */
    private static List<ObjectNode> payloads(String flow) {
        Back mapping = new Back("bigcommerce", flow);
        PayloadPlan plan = mapping.plan();
        List<ObjectNode> payloads = new ArrayList<>();
        for (String sample : mapping.samples()) {
            if (plan.fill(mapping.sample(sample), ShippedMappings.STORE) instanceof Filled filled) {
                payloads.add(filled.payload());
            }
        }
        assertThat(payloads).isNotEmpty();
        return payloads;
    }

    private static List<String> faults(
            OpenApiInteractionValidator description, SimpleRequest.Builder request, JsonNode body) {
        SimpleRequest sent = request.withHeader("X-Auth-Token", "token")
                .withAccept("application/json")
                .withContentType("application/json")
                .withBody(body.toString())
                .build();
        return description.validateRequest(sent).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::toString)
                .toList();
    }

    private static OpenApiInteractionValidator description(String file, String base) throws IOException {
        return description(file, base, LevelResolver.defaultResolver());
    }

    /** A description whose records are joined from parts, of which each alone would refuse the fields of the others. */
    private static OpenApiInteractionValidator joined(String file, String base) throws IOException {
        LevelResolver lenient = LevelResolver.create()
                .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                .build();
        return description(file, base, lenient);
    }

    private static OpenApiInteractionValidator description(String file, String base, LevelResolver levels)
            throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(20_000_000)
                .setMaxAliasesForCollections(1000)
                .build();
        Object tree = new Load(settings).loadFromString(Files.readString(contract("bigcommerce/" + file)));
        return OpenApiInteractionValidator.createForInlineApiSpecification(JSON.writeValueAsString(tree))
                .withBasePathOverride(base)
                .withLevelResolver(levels)
                .build();
    }

    private static Set<String> results(String cart, String lookup) throws IOException {
        String path = "mappings/default/" + cart + "/shipments.yaml";
        YamlMap file = Yaml.readMap(path, Files.readString(Path.of(path)), new Problems())
                .orElseThrow();
        return nested(nested(nested(file, "lookups"), lookup), "rows").entries().stream()
                .map(row -> ((YamlScalar) row.value()).text())
                .collect(Collectors.toSet());
    }

    private static YamlMap nested(YamlMap map, String key) {
        return (YamlMap) map.get(key).orElseThrow();
    }

    private static Set<String> listed(String file, UnaryOperator<String> column) throws IOException {
        return Files.readAllLines(contract(file)).stream()
                .skip(1)
                .map(column)
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static Path contract(String file) {
        String folder = System.getenv("CONTRACTS_DIR");
        assumeTrue(folder != null, "CONTRACTS_DIR doesn't name the folder of the carts' API descriptions");
        return Path.of(folder == null ? "" : folder, file);
    }
}
