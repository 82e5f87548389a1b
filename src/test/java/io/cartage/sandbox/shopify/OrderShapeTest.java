package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Field;
import graphql.language.FieldDefinition;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The graphs of orders against the documents that ask for them and the platform's own description. */
class OrderShapeTest {
    private final Map<String, FragmentDefinition> fragments = new Parser()
                    .parseDocument(read(Path.of("routes/shopify/order-fields.graphql")))
                    .getDefinitionsOfType(FragmentDefinition.class)
                    .stream()
                    .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity()));

    @Test
    void holdsEveryFieldThatOurDocumentsNameWithNullOnlyWhereTheDescriptionAllowsIt() {
        String dir = System.getenv("CONTRACTS_DIR");
        Assumptions.assumeTrue(dir != null, "CONTRACTS_DIR doesn't name the folder of the carts' API descriptions");
        TypeDefinitionRegistry schema = new SchemaParser().parse(read(Path.of(dir, "shopify/admin-schema.graphql")));
        Set<String> faults = new TreeSet<>();

        for (JsonNode order : new MadeOrders("orders: 400, mix: everything").all()) {
            new Walk(schema, faults)
                    .object(order, "Order", fragments.get("OrderFields").getSelectionSet());
            for (JsonNode line : order.get("lineItems")) {
                new Walk(schema, faults)
                        .object(line, "LineItem", fragments.get("LineFields").getSelectionSet());
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void writesIdsAmountsAndTimesAsTheApiDoes() {
        JsonNode order = new MadeOrders("seed: 3, orders: 20, shares: {custom_products: 100}")
                .all()
                .get(0);

        assertThat(order.get("id").asText()).isEqualTo("gid://shopify/Order/6100000000001");
        assertThat(order.get("legacyResourceId").isTextual()).isTrue();
        assertThat(order.get("name").asText()).isEqualTo("#1001");
        assertThat(order.get("createdAt").asText()).matches("2026-10-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(order.at("/totalPriceSet/shopMoney/amount").asText()).matches("\\d+\\.\\d{1,2}");
        assertThat(order.get("lineItems").findValuesAsText("title")).contains("Special order");
    }

    /** A look at a graph along a document. */
    private final class Walk {
        private final TypeDefinitionRegistry schema;
        private final Set<String> faults;

        private Walk(TypeDefinitionRegistry schema, Set<String> faults) {
            this.schema = schema;
            this.faults = faults;
        }

        private void object(JsonNode node, String type, SelectionSet selections) {
            for (Object selection : selections.getSelections()) {
                if (selection instanceof FragmentSpread spread) {
                    object(node, type, fragments.get(spread.getName()).getSelectionSet());
                } else if (selection instanceof InlineFragment inline) {
                    branch(node, inline);
                } else if (selection instanceof Field field && !field.getName().startsWith("__")) {
                    field(node, type, field);
                }
            }
        }

        private void branch(JsonNode node, InlineFragment inline) {
            String type = inline.getTypeCondition().getName();
            if (!node.has("__typename")) {
                faults.add("a " + type + " doesn't tell its type");
            } else if (node.get("__typename").asText().equals(type)) {
                object(node, type, inline.getSelectionSet());
            }
        }

        private void field(JsonNode node, String type, Field field) {
            Type<?> declared = declared(type, field.getName());
            if (!node.has(field.getName())) {
                faults.add(type + "." + field.getName() + " is missing");
                return;
            }
            value(node.get(field.getName()), declared, field, type);
        }

        private void value(JsonNode value, Type<?> declared, Field field, String type) {
            if (declared instanceof NonNullType required) {
                if (value.isNull()) {
                    faults.add(type + "." + field.getName() + " is null");
                }
                value(value, required.getType(), field, type);
            } else if (declared instanceof ListType list) {
                value.forEach(element -> value(element, list.getType(), field, type));
            } else if (declared instanceof TypeName named && !value.isNull() && field.getSelectionSet() != null) {
                if (named.getName().endsWith("Connection")) {
                    String node = named.getName().replace("Connection", "");
                    Field nodes =
                            (Field) field.getSelectionSet().getSelections().get(0);
                    value.forEach(element -> object(element, node, nodes.getSelectionSet()));
                } else {
                    object(value, named.getName(), field.getSelectionSet());
                }
            } else if (declared instanceof TypeName named && !value.isNull()) {
                scalar(value, named.getName(), type + "." + field.getName());
            }
        }

        private void scalar(JsonNode value, String scalar, String where) {
            boolean right =
                    switch (scalar) {
                        case "Int" -> value.isInt();
                        case "Float" -> value.isNumber();
                        case "Boolean" -> value.isBoolean();
                        default -> value.isTextual();
                    };
            if (!right) {
                faults.add(where + " is " + value + ", which is no " + scalar);
            }
        }

        private Type<?> declared(String type, String field) {
            List<FieldDefinition> fields = schema.getType(type)
                    .map(found -> found instanceof ObjectTypeDefinition object
                            ? object.getFieldDefinitions()
                            : ((InterfaceTypeDefinition) found).getFieldDefinitions())
                    .orElseThrow();
            return fields.stream()
                    .filter(found -> found.getName().equals(field))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(type + " has no " + field))
                    .getType();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
