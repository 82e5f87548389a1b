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
import java.util.List;
import java.util.Locale;

/**
 * Makes mappings/schema.json, by which editors complete and check a mapping file, from the vocabulary. The standard
 * columns are offered for completion; others are allowed, for customers add some.
 */
final class MappingSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DEFINITIONS = "#/definitions/";

    /** Places whose words stand together with those of no other place. */
    private static final List<Place> ALONE =
            List.of(Place.NAME, Place.LOOKUP, Place.CASE, Place.GROUP, Place.CHECK, Place.WARNING, Place.TEST);

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
                "Turns what a cart sends into rows of the staging tables, or such rows into what a cart takes."
                        + " Generated from the code;"
                        + " docs/mapping-reference.md says the same with examples.");
        words(schema, Place.FILE, Place.ORDERS_FILE, Place.PAYLOAD_FILE);
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
        definitions.set("column", entry(Place.COLUMN));
        definitions.set("field", entry(Place.FIELD));
        definitions.set(flow.header, columns(TestTables.orders()));
        definitions.set(flow.details, columns(TestTables.details()));
        definitions.set("settings", words(JSON.objectNode(), Place.SETTINGS, Place.ORDERS_SETTINGS));
        definitions.set("expect", words(JSON.objectNode(), Place.EXPECTATION, Place.PAYLOAD_EXPECTATION));
        for (Place place : ALONE) {
            definitions.set(name(place), words(JSON.objectNode(), place));
        }
        expectation((ObjectNode) definitions.get("expect").get("properties"), flow);
        return schema;
    }

    private static ObjectNode words(ObjectNode schema, Place... places) {
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (Place place : places) {
            for (Word word : Vocabulary.of(place)) {
                ObjectNode property = value(word);
                property.put("description", word.description() + "\n\n" + word.example());
                properties.set(word.word(), property);
            }
        }
        return schema;
    }

    private static ObjectNode value(Word word) {
        return switch (word.kind()) {
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
            case TEXTS -> list(types("string")).put("minItems", 0);
            case DEFAULT -> one("default");
            case QUARANTINE -> one("quarantine");
            case SECTION -> section(word);
        };
    }

    private static ObjectNode section(Word word) {
        return switch (word.word()) {
            case "settings" -> all(reference("settings"));
            case "names" -> map(reference("place"));
            case "lookups" -> map(reference(name(Place.LOOKUP)));
            case "control" -> map(reference(name(Place.CHECK))).put("minProperties", 1);
            case "tests" -> list(reference(name(Place.TEST)));
            case "columns" -> all(reference(Flow.ORDERS.details));
            case "expect" -> all(reference("expect"));
            case "fields" -> map(reference("field")).put("minProperties", 1);
            case "warnings" -> map(reference("warning"));
            case "payload" ->
                word.place() == Place.PAYLOAD_FILE
                        ? map(reference("field")).put("minProperties", 1)
                        : JSON.objectNode().put("type", "object");
            default -> throw new IllegalStateException("no schema for the section " + word.word());
        };
    }

    /** A path, or several under first: or all:. */
    private static ObjectNode place() {
        ObjectNode place = JSON.objectNode();
        place.putArray("anyOf").add(reference("text")).add(reference(name(Place.NAME)));
        return place;
    }

    /** A path, or a map of the words. */
    private static ObjectNode entry(Place place) {
        ObjectNode entry = JSON.objectNode();
        ObjectNode map = words(JSON.objectNode(), Place.VALUE, place);
        map.put("minProperties", 1);
        entry.putArray("anyOf").add(reference("text")).add(map);
        return entry;
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
        return place.name().toLowerCase(Locale.ROOT);
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
