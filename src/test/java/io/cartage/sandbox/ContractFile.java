package io.cartage.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A platform's own description of its API, mended where it is known to be at odds with what the platform does. */
final class ContractFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root;

    private ContractFile(ObjectNode root) {
        this.root = root;
    }

    static ContractFile read(Path file) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(20_000_000)
                .setMaxAliasesForCollections(1000)
                .build();
        try {
            return new ContractFile(JSON.valueToTree(new Load(settings).loadFromString(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mends that the description of V2 orders needs. Nothing else is let pass. */
    ContractFile mendedOrders() {
        // Links and what they stand for are alternatives, but nothing tells them apart: each fits both descriptions.
        for (String link : List.of("products_Resource", "orderConsignments_Resource", "orderFees_Resource")) {
            schema(link).putArray("required").add("url").add("resource");
        }
        // An empty list of line items is both an empty list of links and an empty list of lines.
        anyOfInsteadOfOneOf(root);
        // Reads send no body, and so no Content-Type.
        object(root.at("/components/parameters/ContentType")).put("required", false);
        mendSort();
        mendFormFields();
        return this;
    }

    /** The mends that the description of V3 orders needs. */
    ContractFile mendedV3Orders() {
        // Its own sample shows null for an amount nobody asked for.
        object(schema("RefundItem").get("properties"))
                .putObject("requested_amount")
                .put("type", "number")
                .put("nullable", true);
        return this;
    }

    /** The mends that the description of the inventory needs. */
    ContractFile mendedInventory() {
        // The filters take several ids between commas, and are described as one integer.
        for (String filter : List.of("VariantIdFilterParam", "ProductIdFilterParam", "LocationIdsParam")) {
            object(root.at("/components/parameters/" + filter + "/schema")).put("type", "string");
        }
        return this;
    }

    /** The text says that {@code :asc} and {@code :desc} may follow the field; the enum forgets it. */
    private void mendSort() {
        ArrayNode values = (ArrayNode) root.at("/components/parameters/sort/schema/enum");
        for (JsonNode field : values.deepCopy()) {
            values.add(field.asText() + ":asc");
            values.add(field.asText() + ":desc");
        }
    }

    /** Form fields without a value, and addresses without form fields, are null in old orders. */
    private void mendFormFields() {
        ObjectNode value = object(schema("formFields").at("/properties/value"));
        value.remove("items"); // it stands beside the alternatives, and makes readers take the value for a list only
        ((ArrayNode) value.get("anyOf")).addObject().put("type", "string").put("nullable", true);
        for (JsonNode part : schema("billingAddress_Resp").get("allOf")) {
            if (part.at("/properties/form_fields").isObject()) {
                object(part.at("/properties/form_fields")).put("nullable", true);
            }
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode schema(String name) {
        return object(root.at("/components/schemas/" + name));
    }

    private static ObjectNode object(JsonNode node) {
        return (ObjectNode) node;
    }

    private static void anyOfInsteadOfOneOf(JsonNode node) {
        if (node instanceof ObjectNode object && object.get("oneOf") instanceof ArrayNode alternatives) {
            object.remove("oneOf");
            object.set("anyOf", alternatives);
        }
        node.forEach(ContractFile::anyOfInsteadOfOneOf);
    }
}
