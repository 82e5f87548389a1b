package io.cartage.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads payloads so that no digit of an amount is lost: decimal numbers become {@code BigDecimal}, as written. */
public final class PayloadReader {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private PayloadReader() {}

    /** The tree of one JSON document; throws if the bytes are none. */
    public static JsonNode read(byte[] json) throws IOException {
        return READER.readTree(json);
    }
}
