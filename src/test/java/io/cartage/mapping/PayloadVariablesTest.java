package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.cartage.mapping.ShippedMappings.Back;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the default mappings send to Shopify are variables of the types that its own schema declares. */
class PayloadVariablesTest {
    private static final String SHIPMENT = "mutation($fulfillment: FulfillmentInput!, $message: String) { x }";
    private static final String LEVEL = "mutation($level: InventoryQuantityInput!) { x }";
    private static final String ORDER =
            """
            mutation(
              $id: ID!, $addTag: Boolean!, $tags: [String!]!, $setNumber: Boolean!, $number: String!,
              $setNote: Boolean!, $note: String!, $close: Boolean!
            ) { x }
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static GraphQLSchema schema;

    @BeforeAll
    static void readTheSchema() throws IOException {
        String folder = System.getenv("CONTRACTS_DIR");
        assumeTrue(folder != null, "CONTRACTS_DIR doesn't name the folder of the carts' API descriptions");
        String text = Files.readString(Path.of(folder == null ? "" : folder, "shopify/admin-schema.graphql"));
        RuntimeWiring wiring =
                RuntimeWiring.newRuntimeWiring().wiringFactory(new Scalars()).build();
        schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), wiring);
    }

    @Test
    void areTheTypesOfAShipment() {
        assertThat(payloads("shipments"))
                .hasSizeGreaterThan(3)
                .allSatisfy(shipment -> assertThat(coerced(SHIPMENT, shipment)).containsKey("fulfillment"));
    }

    @Test
    void areTheTypesOfAStockLevel() {
        assertThat(payloads("inventory")).hasSizeGreaterThan(2).allSatisfy(level -> {
            assertThat(level.has("changeFromQuantity"))
                    .as("must be said, be it null")
                    .isTrue();
            coerced(LEVEL, JSON.createObjectNode().set("level", level));
        });
    }

    @Test
    void areTheTypesOfAnOrdersChange() {
        assertThat(payloads("statuses")).hasSizeGreaterThan(1).allSatisfy(order -> coerced(ORDER, order));
    }

    @Test
    void wouldBeFoundOutIfTheyWereNot() {
        ObjectNode shipment = payloads("shipments").get(0);
        ((ObjectNode) shipment.get("fulfillment")).put("notify", true);
        ObjectNode level = payloads("inventory").get(0).put("quantity", "31");

        assertThatThrownBy(() -> coerced(SHIPMENT, shipment)).isInstanceOf(GraphQLException.class);
        assertThatThrownBy(() -> coerced(LEVEL, JSON.createObjectNode().set("level", level)))
                .isInstanceOf(GraphQLException.class);
    }

    private static List<ObjectNode> payloads(String flow) {
        Back mapping = new Back("shopify", flow);
        PayloadPlan plan = mapping.plan();
        return mapping.samples().stream()
                .map(sample -> plan.fill(mapping.sample(sample), ShippedMappings.STORE))
                .filter(Filled.class::isInstance)
                .map(result -> ((Filled) result).payload())
                .toList();
    }

    private static Map<String, Object> coerced(String operation, ObjectNode variables) {
        OperationDefinition definition = new Parser()
                .parseDocument(operation)
                .getDefinitionsOfType(OperationDefinition.class)
                .get(0);
        Map<String, Object> raw = JSON.convertValue(variables, new TypeReference<>() {});
        List<String> declared = definition.getVariableDefinitions().stream()
                .map(variable -> variable.getName())
                .toList();
        assertThat(raw.keySet()).isSubsetOf(declared);
        return ValuesResolver.coerceVariableValues(
                        schema,
                        definition.getVariableDefinitions(),
                        RawVariables.of(raw),
                        GraphQLContext.getDefault(),
                        Locale.ROOT)
                .toMap();
    }

    /** The platform's own scalars are texts; a URL is one with a scheme and a host. */
    private static final class Scalars extends MockedWiringFactory {
        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
            String name = environment.getScalarTypeDefinition().getName();
            return GraphQLScalarType.newScalar()
                    .name(name)
                    .coercing(new TextCoercing(name.equals("URL")))
                    .build();
        }
    }

    private record TextCoercing(boolean isUrl) implements Coercing<Object, Object> {
        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (!(input instanceof String text) || (isUrl && URI.create(text).getHost() == null)) {
                throw new CoercingParseValueException("not of this type: " + input);
            }
            return input;
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return input instanceof StringValue text ? text.getValue() : input;
        }
    }
}
