package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The simulated shop's schema is a part of the platform's own, and Cartage's documents fit both. */
class SchemaTest {

    @Test
    void namesNothingThatThePlatformDoesNot() throws IOException {
        TypeDefinitionRegistry official = new SchemaParser().parse(Documented.contract("admin-schema.graphql"));
        TypeDefinitionRegistry ours = new SchemaParser().parse(ours());
        List<String> wrong = new ArrayList<>();

        ours.types().values().forEach(type -> compare(type, official, wrong));
        contained(
                List.copyOf(ours.scalars().keySet()),
                List.copyOf(official.scalars().keySet()),
                "scalar",
                wrong);

        contained(
                printed(List.copyOf(ours.getDirectiveDefinitions().values())),
                official.getDirectiveDefinitions().values().stream()
                        .map(directive -> AstPrinter.printAst(directive.transform(builder -> builder.description(null)
                                .inputValueDefinitions(directive.getInputValueDefinitions().stream()
                                        .map(value -> value.transform(plain -> plain.description(null)))
                                        .toList()))))
                        .toList(),
                "directive",
                wrong);

        assertThat(wrong).isEmpty();
        assertThat(ours.types()).hasSizeGreaterThan(80);
    }

    @Test
    void fitsEveryDocumentThatCartageSends() {
        assertThat(Documented.names())
                .contains("orders", "order", "order-lines")
                .allSatisfy(name -> assertThat(faults(Documented.document(name), ShopSchema.SCHEMA))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void isNotTheOnlyOneThatTheyFit() {
        TypeDefinitionRegistry types = new SchemaParser().parse(Documented.contract("admin-schema.graphql"));
        GraphQLSchema official = new SchemaGenerator().makeExecutableSchema(types, RuntimeWiring.MOCKED_WIRING);

        assertThat(Documented.names()).allSatisfy(name -> assertThat(faults(Documented.document(name), official))
                .as(name)
                .isEmpty());
    }

    private static List<String> faults(String document, GraphQLSchema schema) {
        Document parsed = new Parser().parseDocument(document);
        return new Validator()
                .validateDocument(schema, parsed, Locale.ROOT).stream()
                        .map(ValidationError::getMessage)
                        .toList();
    }

    private static void compare(TypeDefinition<?> ours, TypeDefinitionRegistry official, List<String> wrong) {
        TypeDefinition<?> theirs = official.types().get(ours.getName());
        String name = ours.getName();
        if (theirs == null || !theirs.getClass().equals(ours.getClass())) {
            wrong.add(name);
        } else if (ours instanceof ImplementingTypeDefinition<?> mine
                && theirs instanceof ImplementingTypeDefinition<?> yours) {
            contained(printed(mine.getImplements()), printed(yours.getImplements()), name, wrong);
            mine.getFieldDefinitions()
                    .forEach(field -> compare(name + "." + field.getName(), field, yours.getFieldDefinitions(), wrong));
        } else if (ours instanceof EnumTypeDefinition mine && theirs instanceof EnumTypeDefinition yours) {
            contained(names(mine.getEnumValueDefinitions()), names(yours.getEnumValueDefinitions()), name, wrong);
        } else if (ours instanceof UnionTypeDefinition mine && theirs instanceof UnionTypeDefinition yours) {
            contained(printed(mine.getMemberTypes()), printed(yours.getMemberTypes()), name, wrong);
        } else if (ours instanceof InputObjectTypeDefinition mine
                && theirs instanceof InputObjectTypeDefinition yours) {
            contained(values(mine.getInputValueDefinitions()), values(yours.getInputValueDefinitions()), name, wrong);
            contained(demanded(yours.getInputValueDefinitions()), values(mine.getInputValueDefinitions()), name, wrong);
        }
    }

    private static void compare(String path, FieldDefinition ours, List<FieldDefinition> official, List<String> wrong) {
        List<FieldDefinition> theirs = official.stream()
                .filter(field -> field.getName().equals(ours.getName()))
                .filter(field -> field.getDirectives("deprecated").isEmpty())
                .toList();
        if (theirs.isEmpty()) {
            wrong.add(path);
            return;
        }
        contained(
                printed(List.of(ours.getType())), printed(List.of(theirs.get(0).getType())), path, wrong);
        contained(arguments(ours), arguments(theirs.get(0)), path, wrong);
    }

    private static List<String> arguments(FieldDefinition field) {
        return values(field.getInputValueDefinitions());
    }

    /** What a caller can't leave out. */
    private static List<String> demanded(List<InputValueDefinition> definitions) {
        return values(definitions.stream()
                .filter(one -> one.getType() instanceof NonNullType && one.getDefaultValue() == null)
                .toList());
    }

    /** With their types and defaults. */
    private static List<String> values(List<InputValueDefinition> definitions) {
        return definitions.stream()
                .map(argument -> argument.getName() + ": " + AstPrinter.printAst(argument.getType())
                        + (argument.getDefaultValue() == null
                                ? ""
                                : " = " + AstPrinter.printAst(argument.getDefaultValue())))
                .toList();
    }

    private static void contained(List<String> ours, List<String> theirs, String path, List<String> wrong) {
        ours.stream().filter(one -> !theirs.contains(one)).forEach(one -> wrong.add(path + ": " + one));
    }

    @SuppressWarnings("rawtypes") // as the parser's own lists are
    private static List<String> printed(List<? extends Node> nodes) {
        return nodes.stream().map(AstPrinter::printAst).toList();
    }

    private static List<String> names(List<EnumValueDefinition> values) {
        return values.stream().map(NamedNode::getName).toList();
    }

    private static String ours() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SchemaTest.class.getResourceAsStream("/sandbox/shopify.graphqls"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
