package io.cartage.sandbox.bigcommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.io.IOException;
import java.util.Map;

/** Error answers: an array in V2, one object in V3. */
final class Errors {
    private static final String TYPE = "/api-docs/getting-started/api-status-codes";

    private Errors() {}

    static Answer of(Request request, int status, String message) {
        return request.path().startsWith("/v2") ? v2(status, message) : v3(status, message);
    }

    private static Answer v2(int status, String message) {
        return Answer.json(status, json -> {
            json.writeStartArray();
            json.writeStartObject();
            json.writeNumberField("status", status);
            json.writeStringField("message", message);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static Answer v3(int status, String message) {
        return Answer.json(status, json -> error(status, message, Map.of(), json));
    }

    /** As the inventory says it: of another media type than the rest. */
    static Answer problem(int status, String title) {
        return problem(status, title, Map.of());
    }

    static Answer problem(int status, String title, Map<String, String> errors) {
        Answer answer = Answer.json(status, json -> error(status, title, errors, json));
        return new Answer(status, "application/problem+json", answer.body(), answer.headers());
    }

    /** As batches of the catalog say it: one error for each element that is wrong. */
    static Answer batch(int status, Map<Integer, Map<String, String>> byElement) {
        return Answer.json(status, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("batch_errors");
            for (Map.Entry<Integer, Map<String, String>> element : byElement.entrySet()) {
                error(status, "Element " + element.getKey() + " is not valid", element.getValue(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One error in the shape of V3. */
    static void error(int status, String title, Map<String, String> errors, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("status", status);
        json.writeStringField("title", title);
        json.writeStringField("type", TYPE);
        json.writeObjectFieldStart("errors");
        for (Map.Entry<String, String> error : errors.entrySet()) {
            json.writeStringField(error.getKey(), error.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
