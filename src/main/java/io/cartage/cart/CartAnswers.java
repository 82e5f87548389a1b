package io.cartage.cart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a cart's JSON: money stays exact, and each record of a list keeps the bytes it was sent as. Thread-safe. */
public final class CartAnswers {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CartAnswers() {}

    /** Parses one JSON object, such as an archived payload. */
    public static ObjectNode object(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw notJson(e);
        }
        throw new UnexpectedAnswerException("the cart answered JSON, but not an object");
    }

    /** Parses any JSON; empty if the text is none. */
    static Optional<JsonNode> tree(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * An answer's members of these names, without reading the others into memory.
     *
     * @throws UnexpectedAnswerException if the answer is not a JSON object
     */
    static ObjectNode members(byte[] answer, Set<String> names) {
        ObjectNode members = JSON.createObjectNode();
        try (JsonParser parser = JSON.getFactory().createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnexpectedAnswerException("the cart answered something that is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (names.contains(name)) {
                    members.set(name, JSON.readTree(parser));
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw notJson(e);
        }
        return members;
    }

    /** The list that stands at a path of an answer. No bytes at all count as an empty list. */
    static ListAnswer list(byte[] answer, FieldPath path) {
        List<ListAnswer.Element> elements = new ArrayList<>();
        if (answer.length == 0) {
            return new ListAnswer(elements, JSON.createObjectNode());
        }
        try (JsonParser parser = JSON.getFactory().createParser(answer)) {
            parser.nextToken();
            JsonNode rest = besides(parser, answer, path.names(), elements);
            return new ListAnswer(elements, rest);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /** Reads a value around the list: its elements go to {@code elements}, all else into the tree that is returned. */
    private static JsonNode besides(
            JsonParser parser, byte[] answer, List<String> path, List<ListAnswer.Element> elements) throws IOException {
        if (path.isEmpty()) {
            collect(parser, answer, elements);
            return JSON.createArrayNode();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new UnexpectedAnswerException("the cart answered no '" + path.get(0) + "' where a list was to stand");
        }
        ObjectNode rest = JSON.createObjectNode();
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            boolean leads = name.equals(path.get(0));
            found |= leads;
            rest.set(
                    name,
                    leads ? besides(parser, answer, path.subList(1, path.size()), elements) : JSON.readTree(parser));
        }
        if (!found) {
            throw new UnexpectedAnswerException("the cart answered no '" + path.get(0) + "' where a list was to stand");
        }
        return rest;
    }

    private static void collect(JsonParser parser, byte[] answer, List<ListAnswer.Element> elements)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new UnexpectedAnswerException("the cart answered something that is not a list");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            elements.add(element(parser, answer));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new UnexpectedAnswerException("the cart answered a list that holds something else than objects");
        }
    }

    private static ListAnswer.Element element(JsonParser parser, byte[] answer) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        ObjectNode json = JSON.readTree(parser);
        int end = (int) parser.currentLocation().getByteOffset();
        return new ListAnswer.Element(Arrays.copyOfRange(answer, start, end), json);
    }

    /** The object that stands at a path of an answer; empty if null stands there. */
    static Optional<ListAnswer.Element> element(byte[] answer, FieldPath path) {
        try (JsonParser parser = JSON.getFactory().createParser(answer)) {
            parser.nextToken();
            for (String name : path.names()) {
                if (!enter(parser, name)) {
                    throw new UnexpectedAnswerException("the cart answered no '" + name + "'");
                }
            }
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return Optional.empty();
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new UnexpectedAnswerException("the cart answered something that is not an order");
            }
            return Optional.of(element(parser, answer));
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /** Moves to the value of a member of the object at hand. */
    private static boolean enter(JsonParser parser, String member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean leads = parser.currentName().equals(member);
            parser.nextToken();
            if (leads) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** One order with its bytes. */
    static CartRecord order(ListAnswer.Element element, OrderFacts facts) {
        String id = facts.id().text(element.json());
        if (id.isEmpty()) {
            throw new UnexpectedAnswerException("the cart answered an order without '" + facts.id() + "'");
        }
        return new CartRecord(id, time(element.json(), facts.changed(), facts, id), element.bytes(), element.json());
    }

    /** A time of an order. */
    static Instant time(JsonNode order, FieldPath field, OrderFacts facts, String id) {
        String text = field.text(order);
        try {
            return facts.dates().parse(text);
        } catch (DateTimeParseException e) {
            throw new UnexpectedAnswerException(
                    "order " + id + " has '" + field + "': '" + text + "', which is not a time", e);
        }
    }

    private static UnexpectedAnswerException notJson(IOException e) {
        return new UnexpectedAnswerException("the cart answered something that is not JSON: " + e.getMessage(), e);
    }
}
