package io.cartage.sandbox.shopify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a call.
 *
 * @param operation empty if none is named
 * @param shownVariables as they were sent
 */
record Question(String document, String operation, Map<String, Object> variables, String shownVariables) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty if the body is no JSON object with a {@code query}. */
    static Optional<Question> read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode query = json == null ? MissingNode.getInstance() : json.path("query");
            if (!query.isTextual()) {
                return Optional.empty();
            }
            JsonNode variables = json.path("variables");
            return Optional.of(new Question(
                    query.asText(), json.path("operationName").asText(""), map(variables), variables.toString()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // a JSON object has texts for keys
    private static Map<String, Object> map(JsonNode variables) {
        return variables.isObject() ? JSON.convertValue(variables, Map.class) : Map.of();
    }
}
