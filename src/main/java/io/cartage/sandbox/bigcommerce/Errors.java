package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;

/** Error answers: an array in V2, one object in V3. */
final class Errors {
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
        return Answer.json(status, json -> {
            json.writeStartObject();
            json.writeNumberField("status", status);
            json.writeStringField("title", message);
            json.writeStringField("type", "/api-docs/getting-started/api-status-codes");
            json.writeObjectFieldStart("errors");
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
