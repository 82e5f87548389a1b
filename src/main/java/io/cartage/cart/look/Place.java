package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/**
 * Where an answer says something: the call's name and then the way into its answer, as in {@code store.timezone.name};
 * a number counts into a list, {@code @Name} is a header. The call {@value #LAST} is the newest answer.
 */
record Place(String call, List<String> path) {
    static final String LAST = "last";

    static Place of(String text) {
        List<String> parts = parts(text);
        return new Place(parts.get(0), parts.subList(1, parts.size()));
    }

    boolean isHeader() {
        return path.size() == 1 && path.get(0).startsWith("@");
    }

    String header() {
        return path.get(0).substring(1);
    }

    /** What stands at the place in an answer; a missing node if nothing does. */
    JsonNode in(JsonNode answer) {
        return follow(answer, path);
    }

    /** What stands at a way such as {@code inventoryItem.tracked} below a node; the node itself for an empty way. */
    static JsonNode at(JsonNode node, String way) {
        return way.isEmpty() ? node : follow(node, parts(way));
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split("\\.", -1));
    }

    private static JsonNode follow(JsonNode from, List<String> way) {
        JsonNode node = from;
        for (String step : way) {
            node = node.isArray() && step.matches("\\d{1,6}") ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }
}
