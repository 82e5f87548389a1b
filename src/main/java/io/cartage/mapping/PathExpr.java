package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The value that stands at a path: the first one found, or every one for functions over lists. */
final class PathExpr implements Expr {
    private final Nodes nodes;
    private final String text;

    /** The plain path, if it is one: walked without a visitor, for nine tenths of all cells are such. */
    private final @Nullable PathNodes plain;

    private final String[] fields;

    PathExpr(Nodes nodes, String text) {
        this.nodes = nodes;
        this.text = text;
        this.plain = null;
        this.fields = new String[0];
    }

    PathExpr(PathNodes nodes, String text) {
        this.nodes = nodes;
        this.text = text;
        this.plain = nodes.hasOnlyFields() ? nodes : null;
        this.fields = nodes.fields();
    }

    @Override
    public @Nullable Object value(Frame frame) {
        if (plain == null || frame.trace != null) {
            return search(frame);
        }
        JsonNode node = plain.start(frame);
        for (String field : fields) {
            if (node.getNodeType() == JsonNodeType.ARRAY) {
                return search(frame);
            }
            node = node.get(field);
            if (node == null) {
                return null;
            }
        }
        return node.getNodeType() == JsonNodeType.ARRAY ? search(frame) : read(node);
    }

    private @Nullable Object search(Frame frame) {
        First first = new First();
        nodes.visit(frame, node -> {
            first.value = note(frame, node);
            return first.value != null;
        });
        if (first.value == null && frame.trace != null) {
            frame.trace.note(text, null);
        }
        return first.value;
    }

    @Override
    public void each(Frame frame, Consumer<Object> taker) {
        nodes.visit(frame, node -> {
            Object value = note(frame, node);
            if (value != null) {
                taker.accept(value);
            }
            return false;
        });
    }

    /** Whether anything stands at the path, be it a value or a group of fields. */
    boolean holdsAnything(Frame frame) {
        return nodes.visit(frame, node -> true);
    }

    /** How many values or groups of fields stand at the path. */
    int count(Frame frame) {
        int[] count = {0};
        nodes.visit(frame, node -> {
            count[0]++;
            return false;
        });
        return count[0];
    }

    private @Nullable Object note(Frame frame, JsonNode node) {
        Object value = read(node);
        if (frame.trace != null && value != null) {
            frame.trace.note(frame.trace.path(), value);
        }
        return value;
    }

    private @Nullable Object read(JsonNode node) {
        try {
            return Values.of(node);
        } catch (CellFault fault) {
            throw fault.at(text);
        }
    }

    private static final class First {
        @Nullable
        Object value;
    }
}
