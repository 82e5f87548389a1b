package io.cartage.console.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A JSON text as a tree to fold, for {@code jsontree.jte}. Values are shown letter by letter as they were sent: a number keeps
 * its zeros.
 *
 * @param name of the member, or the index of the element; empty for the whole
 * @param path as a mapping writes it: {@code consignments[0].line_items[2].sku}, {@code 'P.O. number'}
 * @param text of a value, without quotes; empty for objects and lists
 * @param children of objects and lists
 */
public record JsonTree(String name, String path, Kind kind, String text, List<JsonTree> children) {
    /** What is more than that is left out, and the tree says so: nobody reads it, and a browser would choke on it. */
    private static final int MOST = 20_000;

    private static final int DEEPEST = 100;

    public JsonTree {
        children = List.copyOf(children);
    }

    /** What stands at a place. */
    public enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        /** What is not shown, or is no JSON; {@link JsonTree#text} tells. */
        REMARK
    }

    /** The tree of a text in UTF-8; of what is no JSON it shows the text as it is. */
    public static JsonTree of(byte[] json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != null) {
                return new Reader(parser).read("", "", 0);
            }
        } catch (IOException e) {
            // told by what is shown
        }
        return new JsonTree("", "", Kind.REMARK, new String(json, StandardCharsets.UTF_8), List.of());
    }

    public boolean isFold() {
        return kind == Kind.OBJECT || kind == Kind.LIST;
    }

    /** What stands in a closed fold. */
    public String summary() {
        int size = children.size();
        String what = kind == Kind.LIST ? "element" : "field";
        return size == 0 ? (kind == Kind.LIST ? "[ ]" : "{ }") : size + " " + what + (size == 1 ? "" : "s");
    }

    /** The class of the value's colour. */
    public String look() {
        return "ct-json-" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** Reads one text. */
    private static final class Reader {
        private final JsonParser parser;
        private int nodes;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        /** What begins at the token at hand; stands at its last token afterwards. */
        JsonTree read(String name, String path, int depth) throws IOException {
            nodes++;
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                return depth < DEEPEST ? fold(name, path, depth, token == JsonToken.START_ARRAY) : skipped(name, path);
            }
            return new JsonTree(name, path, kind(token), parser.getText() == null ? "" : parser.getText(), List.of());
        }

        private JsonTree fold(String name, String path, int depth, boolean list) throws IOException {
            List<JsonTree> children = new ArrayList<>();
            int left = 0;
            while (!(parser.nextToken() == null || parser.currentToken().isStructEnd())) {
                String child = list ? String.valueOf(children.size() + left) : parser.currentName();
                if (!list) {
                    parser.nextToken();
                }
                if (nodes >= MOST) {
                    parser.skipChildren();
                    left++;
                } else {
                    children.add(read(child, list ? path + "[" + child + "]" : join(path, child), depth + 1));
                }
            }
            if (left > 0) {
                children.add(new JsonTree("", path, Kind.REMARK, "… and " + left + " more, not shown", List.of()));
            }
            return new JsonTree(name, path, list ? Kind.LIST : Kind.OBJECT, "", children);
        }

        private JsonTree skipped(String name, String path) throws IOException {
            parser.skipChildren();
            return new JsonTree(name, path, Kind.REMARK, "… too deep to show", List.of());
        }

        private static Kind kind(JsonToken token) {
            return switch (token) {
                case VALUE_STRING -> Kind.TEXT;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
                case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
                case VALUE_NULL -> Kind.NULL;
                default -> Kind.REMARK;
            };
        }
    }

    private static String join(String path, String name) {
        String written = name.matches("[\\p{L}\\p{N}_$@:-]+") ? name : quoted(name);
        return path.isEmpty() ? written : path + "." + written;
    }

    private static String quoted(String name) {
        return name.contains("'") ? '"' + name + '"' : "'" + name + "'";
    }
}
