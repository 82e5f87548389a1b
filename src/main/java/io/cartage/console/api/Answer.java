package io.cartage.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a program gets. */
record Answer(int status, JsonNode body) {

    static Answer of(JsonNode body) {
        return new Answer(200, body);
    }

    /** All there is. */
    static <T> Answer list(List<T> items, Function<T, ? extends JsonNode> json) {
        return page(items, json, Optional.empty());
    }

    /** @param next what gets the following ones, as the parameter {@code after}; empty if these are the last */
    static <T> Answer page(List<T> items, Function<T, ? extends JsonNode> json, Optional<String> next) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        items.forEach(item -> body.withArray("items").add(json.apply(item)));
        if (items.isEmpty()) {
            body.putArray("items");
        }
        body.put("next", next.orElse(null));
        return of(body);
    }
}
