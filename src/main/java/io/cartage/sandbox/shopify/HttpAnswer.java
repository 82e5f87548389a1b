package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Answer;
import java.util.Map;

/** Answers that aren't 200, which have no shape of their own: at most one text under {@code errors}. */
final class HttpAnswer {
    private static final Map<Integer, String> TEXTS = Map.of(
            400, "Bad Request",
            401, "[API] Invalid API key or access token (unrecognized login or wrong password)",
            402, "Unavailable Shop",
            403, "Forbidden",
            404, "Not Found",
            423, "Locked",
            429, "Too Many Requests",
            430, "Request Rejected",
            503, "Service Unavailable");

    private HttpAnswer() {}

    static Answer of(int status) {
        String text = TEXTS.getOrDefault(status, "Internal Server Error");
        Answer answer = Answer.json(status, json -> {
            json.writeStartObject();
            json.writeStringField("errors", text);
            json.writeEndObject();
        });
        return status == 429 || status == 503 ? answer.with(Map.of("Retry-After", "1.0")) : answer;
    }
}
