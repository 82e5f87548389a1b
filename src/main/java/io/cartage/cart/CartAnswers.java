package io.cartage.cart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
            throw new UnexpectedAnswerException("this is not JSON: " + e.getMessage(), e);
        }
        throw new UnexpectedAnswerException("this is JSON, but not an object");
    }

    /** The elements of a JSON array, each with its own bytes. No bytes at all count as an empty array. */
    static List<Element> elements(byte[] answer) {
        List<Element> elements = new ArrayList<>();
        if (answer.length == 0) {
            return elements;
        }
        try (JsonParser parser = JSON.getFactory().createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnexpectedAnswerException("the cart answered something that is not a list");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                ObjectNode json = JSON.readTree(parser);
                int end = (int) parser.currentLocation().getByteOffset();
                elements.add(new Element(Arrays.copyOfRange(answer, start, end), json));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new UnexpectedAnswerException("the cart answered a list that holds something else than objects");
            }
        } catch (IOException e) {
            throw new UnexpectedAnswerException("the cart answered something that is not JSON: " + e.getMessage(), e);
        }
        return elements;
    }

    /** One element of a list. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes from hand to hand, is never compared
    record Element(byte[] bytes, ObjectNode json) {}

    /** The records of a list answer of orders. */
    static List<CartRecord> orders(byte[] answer, OrderFacts facts) {
        List<CartRecord> records = new ArrayList<>();
        for (Element element : elements(answer)) {
            records.add(order(element.bytes(), element.json(), facts));
        }
        return records;
    }

    /** One order with its bytes. */
    static CartRecord order(byte[] bytes, ObjectNode json, OrderFacts facts) {
        String id = json.path(facts.id()).asText("");
        if (id.isEmpty()) {
            throw new UnexpectedAnswerException("the cart answered an order without '" + facts.id() + "'");
        }
        return new CartRecord(id, changed(json, facts, id), bytes, json);
    }

    private static Instant changed(ObjectNode json, OrderFacts facts, String id) {
        String text = json.path(facts.changed()).asText("");
        try {
            return facts.dates().parse(text);
        } catch (DateTimeParseException e) {
            throw new UnexpectedAnswerException(
                    "order " + id + " has '" + facts.changed() + "': '" + text + "', which is not a time", e);
        }
    }
}
