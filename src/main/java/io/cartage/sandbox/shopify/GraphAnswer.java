package io.cartage.sandbox.shopify;

import com.fasterxml.jackson.core.JsonGenerator;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import io.cartage.sandbox.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the answers of the API: always 200, with {@code data}, {@code errors} and {@code extensions} as there are. */
final class GraphAnswer {
    private static final int ROOM = 1 << 16;
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("Field '(\\w+)' in type '(\\w+)' is undefined");

    private GraphAnswer() {}

    /** Errors alone. */
    static Answer errors(List<Map<String, Object>> errors) {
        return Answer.json(200, json -> tree(Map.of("errors", errors), json));
    }

    static Map<String, Object> error(String message, Map<String, Object> extensions) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("extensions", extensions);
        return error;
    }

    static Answer of(Map<String, ? extends @Nullable Object> body) {
        return Answer.json(200, ROOM, json -> tree(body, json));
    }

    /** An error of the engine as the platform would write it. */
    static Map<String, Object> shown(GraphQLError error, String operation) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, Object> extensions = error.getExtensions();
        shown.put("message", error.getMessage());
        if (error.getLocations() != null) {
            shown.put(
                    "locations",
                    error.getLocations().stream().map(GraphAnswer::location).toList());
        }
        if (error instanceof ValidationError invalid) {
            return invalid(invalid, shown, operation);
        }
        if (extensions != null) {
            shown.put("extensions", extensions);
        } else if (error.getErrorType() == ErrorType.ValidationError) {
            shown.put("extensions", Map.of("code", "INVALID_VARIABLE")); // only variables are left to be wrong then
        }
        if (error.getPath() != null) {
            shown.put("path", error.getPath());
        }
        return shown;
    }

    private static Map<String, Object> invalid(ValidationError invalid, Map<String, Object> shown, String operation) {
        Matcher unknown = UNKNOWN_FIELD.matcher(invalid.getMessage());
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (unknown.find()) {
            String field = unknown.group(1);
            shown.put("message", "Field '" + field + "' doesn't exist on type '" + unknown.group(2) + "'");
            extensions.put("code", "undefinedField");
            extensions.put("typeName", unknown.group(2));
            extensions.put("fieldName", field);
        } else {
            String type = String.valueOf(invalid.getValidationErrorType());
            extensions.put("code", type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1));
        }
        if (invalid.getQueryPath() != null) {
            List<Object> path = new ArrayList<>(List.of(("query " + operation).trim()));
            path.addAll(invalid.getQueryPath());
            shown.put("path", path);
        }
        shown.put("extensions", extensions);
        return shown;
    }

    private static Map<String, Object> location(SourceLocation location) {
        return Map.of("line", location.getLine(), "column", location.getColumn());
    }

    /** What an answer tells of its cost; {@code actual} is null if nothing was done. */
    static Map<String, @Nullable Object> cost(int requested, @Nullable Integer actual, Bucket.Status left) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("maximumAvailable", BigDecimal.valueOf(left.maximum()).setScale(1));
        status.put("currentlyAvailable", left.available());
        status.put("restoreRate", BigDecimal.valueOf(left.restore()).setScale(1));
        Map<String, @Nullable Object> cost = new LinkedHashMap<>();
        cost.put("requestedQueryCost", requested);
        cost.put("actualQueryCost", actual);
        cost.put("throttleStatus", status);
        return cost;
    }

    private static void tree(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                tree(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                tree(item, json);
            }
            json.writeEndArray();
        } else {
            leaf(value, json);
        }
    }

    private static void leaf(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }
}
