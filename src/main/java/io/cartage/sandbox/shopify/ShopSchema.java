package io.cartage.sandbox.shopify;

import graphql.Scalars;
import graphql.language.AstPrinter;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.LightDataFetcher;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part of the platform's schema that is played here, and how each of its fields finds its value. */
final class ShopSchema {
    private static final String FILE = "/sandbox/shopify.graphqls";
    private static final Map<String, DataFetcher<?>> SPECIAL = Map.of(
            "Order.customer", Fields::customer,
            "Order.purchasingEntity", Fields::customer,
            "Order.fulfillmentOrders", Fields::parcels,
            "Order.metafield", Fields::metafield,
            "Order.metafields", Fields::metafields,
            "InventoryItem.inventoryLevels", Fields::levels,
            "InventoryItem.inventoryLevel", Fields::level,
            "InventoryItem.duplicateSkuCount", Fields::duplicates,
            "Location.inventoryLevels", Fields::levels,
            "InventoryLevel.quantities", Fields::quantities);

    /** One for all shops: what differs comes with the call. */
    static final GraphQLSchema SCHEMA = read();

    private ShopSchema() {}

    private static GraphQLSchema read() {
        TypeDefinitionRegistry types = new SchemaParser().parse(text());
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring());
        types.scalars().keySet().stream()
                .filter(name ->
                        !List.of("Int", "Float", "String", "Boolean", "ID").contains(name))
                .forEach(name -> wiring.scalar(asText(name)));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    /** Amounts, times and addresses travel as texts, and stand as texts in the maps. */
    @SuppressWarnings("unchecked") // a string's coercing serves any scalar that is written as one
    private static GraphQLScalarType asText(String name) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing((Coercing<Object, Object>) (Coercing<?, ?>) Scalars.GraphQLString.getCoercing())
                .build();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(ShopSchema.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Wiring implements WiringFactory {
        @Override
        public boolean providesDataFetcher(FieldWiringEnvironment field) {
            return true;
        }

        @Override
        public DataFetcher<?> getDataFetcher(FieldWiringEnvironment field) {
            String parent = field.getParentType().getName();
            DataFetcher<?> special =
                    SPECIAL.get(parent + "." + field.getFieldDefinition().getName());
            if (special != null) {
                return special;
            }
            if (parent.equals("QueryRoot")) {
                return Roots::answer;
            }
            if (parent.equals("Mutation")) {
                return Mutations::answer;
            }
            if (AstPrinter.printAst(field.getFieldDefinition().getType()).endsWith("Connection!")) {
                return Fields::page;
            }
            boolean isCut = field.getFieldDefinition().getInputValueDefinitions().stream()
                    .anyMatch(argument -> argument.getName().equals("first"));
            return isCut ? Fields::first : new ValueFetcher();
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment type) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment type) {
            return environment -> type(environment.getSchema(), environment.getObject());
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment type) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment type) {
            return environment -> type(environment.getSchema(), environment.getObject());
        }

        /** A thing names its type, or its id does. */
        private static @Nullable GraphQLObjectType type(GraphQLSchema schema, Map<String, Object> thing) {
            Object named = thing.get("__typename");
            String name = named == null ? Gid.type(String.valueOf(thing.get("id"))) : named.toString();
            return schema.getObjectType(name);
        }
    }

    /** Takes the value that stands in the map under the field's name. */
    private static final class ValueFetcher implements LightDataFetcher<Object> {
        @Override
        public @Nullable Object get(
                GraphQLFieldDefinition field, @Nullable Object source, Supplier<DataFetchingEnvironment> environment) {
            if (source instanceof Page page) {
                return page.get(field.getName());
            }
            return source instanceof Map<?, ?> map ? map.get(field.getName()) : null;
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
        }
    }
}
