package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where something stands in a cart's JSON: names with dots between, such as {@code pageInfo.endCursor}. A step into a list
 * looks into each of its elements, and {@code *} into every member of an object. Immutable.
 *
 * @param names none for the whole
 */
public record FieldPath(List<String> names) {

    public FieldPath {
        names = List.copyOf(names);
    }

    /** Reads a path as cart.yaml writes it; an empty text is the whole. */
    public static FieldPath of(String text) {
        return new FieldPath(text.isBlank() ? List.of() : List.of(text.strip().split("\\.")));
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** What stands there first, or a missing node. */
    public JsonNode first(JsonNode root) {
        List<JsonNode> all = all(root);
        return all.isEmpty() ? MissingNode.getInstance() : all.get(0);
    }

    /** The text that stands there first; {@code ""} for null and for nothing. */
    public String text(JsonNode root) {
        JsonNode node = first(root);
        return node.isNull() ? "" : node.asText("");
    }

    /** Whether something stands there that says more than no: a true, a text, a number that isn't 0. */
    public boolean isSet(JsonNode root) {
        JsonNode node = first(root);
        return node.isBoolean()
                ? node.asBoolean()
                : !text(root).isEmpty() && !text(root).equals("0");
    }

    /** All that stands there; the elements of a list one by one. */
    public List<JsonNode> all(JsonNode root) {
        List<JsonNode> found = new ArrayList<>();
        collect(root, 0, found);
        return found;
    }

    private void collect(JsonNode node, int depth, List<JsonNode> found) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, depth, found));
        } else if (depth == names.size()) {
            found.add(node);
        } else if (names.get(depth).equals("*")) {
            node.forEach(member -> collect(member, depth + 1, found));
        } else if (node.has(names.get(depth))) {
            collect(node.get(names.get(depth)), depth + 1, found);
        }
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
