package io.cartage.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One order of a list answer: parsed, and as the bytes it was sent as. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ListedOrder(JsonNode json, byte[] bytes) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The orders of a list answer; none if it is empty. */
    static List<ListedOrder> read(byte[] answer) throws IOException {
        List<ListedOrder> orders = new ArrayList<>();
        if (answer.length == 0) {
            return orders;
        }
        try (JsonParser parser = JSON.getFactory().createParser(answer)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                JsonNode json = JSON.readTree(parser);
                int end = (int) parser.currentLocation().getByteOffset();
                orders.add(new ListedOrder(json, Arrays.copyOfRange(answer, start, end)));
            }
        }
        return orders;
    }
}
