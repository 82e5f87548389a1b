package io.cartage.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.table.Column;
import io.cartage.table.Table;
import java.util.Locale;

/**
 * Makes mappings/schema.json, by which editors complete and check a mapping file, from the vocabulary. The standard
 * columns are offered for completion; others are allowed, for customers add some.
 */
final class MappingSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DEFINITIONS = "#/definitions/";

    private MappingSchema() {}

    static String text() throws JsonProcessingException {
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(printer).writeValueAsString(schema());
    }

    private static ObjectNode schema() {
        Flow flow = Flow.ORDERS;
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A mapping of Cartage");
        schema.put(
                "description",
                "Turns what a cart sends into rows of the staging tables. Generated from the code;"
                        + " docs/mapping-reference.md says the same with examples.");
        words(Place.FILE, schema);
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.putObject(flow.header).put("$ref", DEFINITIONS + flow.header);
        properties.putObject(flow.details).put("type", "object").set("additionalProperties", reference("group"));
        ArrayNode either = schema.putArray("anyOf");
        either.addObject().putArray("required").add("mapping");
        either.addObject().putArray("required").add("extends");

        ObjectNode definitions = schema.putObject("definitions");
        definitions.set("text", types("string", "number", "boolean"));
        definitions.set("source", oneOrMany(reference("text")));
        definitions.set("place", place());
        definitions.set("column", column());
        definitions.set(flow.header, columns(TestTables.orders()));
        definitions.set(flow.details, columns(TestTables.details()));
        for (Place place : Place.values()) {
            if (place != Place.FILE && place != Place.COLUMN) {
                definitions.set(name(place), words(place, JSON.objectNode()));
            }
        }
        expectation((ObjectNode) definitions.get(name(Place.EXPECTATION)).get("properties"), flow);
        return schema;
    }

    private static ObjectNode words(Place place, ObjectNode schema) {
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (Vocabulary word : Vocabulary.of(place)) {
            ObjectNode property = value(word);
            property.put("description", word.description + "\n\n" + word.example);
            properties.set(word.word, property);
        }
        return schema;
    }

    private static ObjectNode value(Vocabulary word) {
        return switch (word.kind) {
            case TEXT, TEXT_OR_FORMULA, TEXT_OR_TRUE, PATH, CONDITION, LOOKUP_NAME, DATE_PATTERN ->
                types("string", "number", "boolean");
            case FLAG -> types("boolean");
            case NUMBER -> types("integer");
            case PATHS -> oneOrMany(reference("text"));
            case PATH_LIST -> list(reference("text"));
            case NAMES -> list(reference("place"));
            case CASES -> list(reference(name(Place.CASE)));
            case TYPE -> one("text", "number", "integer", "boolean");
            case PAIRS -> map(reference("text"));
            case DEFAULT -> one("default");
            case QUARANTINE -> one("quarantine");
            case SECTION -> section(word);
        };
    }

    private static ObjectNode section(Vocabulary word) {
        return switch (word) {
            case SETTINGS_SECTION -> all(reference(name(Place.SETTINGS)));
            case NAMES_SECTION -> map(reference("place"));
            case LOOKUPS_SECTION -> map(reference(name(Place.LOOKUP)));
            case CONTROL -> map(reference(name(Place.CHECK))).put("minProperties", 1);
            case TESTS -> list(reference(name(Place.TEST)));
            case COLUMNS -> all(reference(Flow.ORDERS.details));
            case EXPECT -> all(reference(name(Place.EXPECTATION)));
            default -> throw new IllegalStateException("no schema for the section " + word.word);
        };
    }

    /** A path, or several under first: or all:. */
    private static ObjectNode place() {
        ObjectNode place = JSON.objectNode();
        place.putArray("anyOf").add(reference("text")).add(reference(name(Place.NAME)));
        return place;
    }

    private static ObjectNode column() {
        ObjectNode column = JSON.objectNode();
        ObjectNode map = words(Place.COLUMN, JSON.objectNode());
        map.put("minProperties", 1);
        column.putArray("anyOf").add(reference("text")).add(map);
        return column;
    }

    private static ObjectNode columns(Table table) {
        ObjectNode columns = JSON.objectNode().put("type", "object");
        ObjectNode properties = columns.putObject("properties");
        for (Column column : table.columns()) {
            properties.set(column.name(), column.reserved() ? JSON.booleanNode(false) : reference("column"));
        }
        columns.set("additionalProperties", reference("column"));
        return columns;
    }

    private static void expectation(ObjectNode properties, Flow flow) {
        properties.set(flow.header, map(reference("text")));
        properties.set(flow.details + ".length", types("integer"));
        ObjectNode rows = JSON.objectNode();
        rows.putArray("anyOf").add(list(map(reference("text")))).add(map(map(reference("text"))));
        properties.set(flow.details, rows);
    }

    private static String name(Place place) {
        return switch (place) {
            case EXPECTATION -> "expect";
            default -> place.name().toLowerCase(Locale.ROOT);
        };
    }

    private static ObjectNode reference(String definition) {
        return JSON.objectNode().put("$ref", DEFINITIONS + definition);
    }

    /** A reference that may have a description beside it. */
    private static ObjectNode all(ObjectNode reference) {
        ObjectNode all = JSON.objectNode();
        all.putArray("allOf").add(reference);
        return all;
    }

    private static ObjectNode types(String... types) {
        ObjectNode node = JSON.objectNode();
        if (types.length == 1) {
            return node.put("type", types[0]);
        }
        ArrayNode list = node.putArray("type");
        for (String type : types) {
            list.add(type);
        }
        return node;
    }

    private static ObjectNode one(String... values) {
        ObjectNode node = JSON.objectNode();
        ArrayNode list = node.putArray("enum");
        for (String value : values) {
            list.add(value);
        }
        return node;
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode list = JSON.objectNode().put("type", "array").put("minItems", 1);
        list.set("items", items);
        return list;
    }

    private static ObjectNode map(ObjectNode values) {
        ObjectNode map = JSON.objectNode().put("type", "object");
        map.set("additionalProperties", values);
        return map;
    }

    private static ObjectNode oneOrMany(ObjectNode item) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(item).add(list(item.deepCopy()));
        return either;
    }
}
