package io.cartage.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;

/** Makes stores/schema.json, by which editors complete and check a store file, from the described settings. */
final class StoreSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StoreSchema() {}

    static String text() throws JsonProcessingException {
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(printer).writeValueAsString(schema());
    }

    private static ObjectNode schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A store of Cartage");
        schema.put(
                "description",
                "One connection to one shop on a cart. Generated from the code; docs/store-settings.md"
                        + " says the same in a table.");
        section("", schema);
        ArrayNode either = schema.putArray("oneOf");
        either.addObject().putArray("required").add(StoreSettings.CONNECTION.key());
        either.addObject().putArray("required").add(StoreSettings.SANDBOX.key());
        return schema;
    }

    private static void section(String path, ObjectNode schema) {
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (Setting setting : StoreSettings.ALL) {
            if (setting.section().equals(path)) {
                properties.set(setting.key(), property(setting));
                if (setting.required()) {
                    required.add(setting.key());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static ObjectNode property(Setting setting) {
        ObjectNode property = JSON.objectNode();
        property.put("description", setting.description() + ".");
        kind(setting, property);
        if (setting.kind() instanceof Kind.Flag) {
            property.put("default", Boolean.parseBoolean(setting.otherwise()));
        } else if (!setting.otherwise().isEmpty()) {
            property.put("default", setting.otherwise());
        }
        return property;
    }

    private static void kind(Setting setting, ObjectNode property) {
        Kind kind = setting.kind();
        if (kind instanceof Kind.Word word) {
            word.words().forEach(property.put("type", "string").putArray("enum")::add);
        } else if (kind instanceof Kind.Flag) {
            property.put("type", "boolean");
        } else if (kind instanceof Kind.Whole whole) {
            property.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
        } else if (kind instanceof Kind.Span) {
            property.put("type", "string").put("pattern", "^[0-9]{1,9} ?(ms|s|m|h|d)$");
        } else if (kind instanceof Kind.Moment) {
            property.put("type", "string").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9].*)?$");
        } else if (kind instanceof Kind.Cron) {
            property.put("type", "string").put("pattern", "^\\s*(\\S+\\s+){4}\\S+\\s*$");
        } else if (kind instanceof Kind.Zone) {
            property.put("type", "string");
        } else if (kind instanceof Kind.Section) {
            section(setting.path(), property);
        } else if (kind instanceof Kind.Open) {
            open(setting, property);
        } else if (kind instanceof Kind.Values) {
            ArrayNode either = property.putArray("anyOf");
            ObjectNode list = either.addObject();
            list.put("type", "array").put("minItems", setting.required() ? 1 : 0);
            scalar(list.putObject("items"));
            scalar(either.addObject());
        } else {
            scalar(property);
        }
    }

    /** Anything that YAML writes on one line: 007 and NO are texts for Cartage, whatever an editor takes them for. */
    private static void scalar(ObjectNode property) {
        property.putArray("type").add("string").add("number").add("boolean");
    }

    private static void open(Setting setting, ObjectNode property) {
        property.put("type", "object");
        if (setting.equals(StoreSettings.CONNECTION)) {
            scalar(property.putObject("additionalProperties"));
        }
    }
}
