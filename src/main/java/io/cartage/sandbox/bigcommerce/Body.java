package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.sandbox.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what callers write. Whatever is wrong with it is refused with 400. */
final class Body {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_DIGITS = 18;

    private Body() {}

    static JsonNode object(Request request) {
        JsonNode body = parsed(request);
        if (!body.isObject()) {
            throw new Refusal(400, "The body has to be a JSON object.");
        }
        return body;
    }

    static List<JsonNode> array(Request request) {
        JsonNode body = parsed(request);
        if (!body.isArray()) {
            throw new Refusal(400, "The body has to be a JSON array.");
        }
        return elements(body);
    }

    static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>(array.size());
        array.forEach(elements::add);
        return elements;
    }

    /** Refuses the first field that can't be written, or that nobody knows. */
    static void allow(JsonNode object, Collection<String> writable, Set<String> readOnly) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (readOnly.contains(field.getKey())) {
                throw new Refusal(400, "The field '" + field.getKey() + "' cannot be written to.");
            }
            if (!writable.contains(field.getKey())) {
                throw new Refusal(400, "The field '" + field.getKey() + "' is not supported by this resource.");
            }
        }
    }

    /** A whole number, also as a text; empty if there is none or it is something else. */
    static OptionalLong whole(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return OptionalLong.of(value.longValue());
        }
        boolean digits = value.isTextual()
                && value.textValue().length() <= MOST_DIGITS
                && value.textValue().matches("-?\\d+");
        return digits ? OptionalLong.of(Long.parseLong(value.textValue())) : OptionalLong.empty();
    }

    private static JsonNode parsed(Request request) {
        if (!request.header("content-type").orElse("").contains("json")) {
            throw new Refusal(415, "The body has to be sent as application/json.");
        }
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "The body can't be read as JSON.");
        }
    }
}
