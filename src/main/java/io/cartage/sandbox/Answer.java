package io.cartage.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a shop answers.
 *
 * @param body empty for an answer without a body
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copied by nobody: a page may hold megabytes
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the one JSON value of a body. */
    @FunctionalInterface
    public interface JsonBody {
        void write(JsonGenerator json) throws IOException;
    }

    public static Answer empty(int status) {
        return new Answer(status, "", new byte[0], Map.of());
    }

    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Answer json(int status, JsonBody body) {
        return json(status, 1024, body);
    }

    /**
     * A JSON answer that may be large.
     *
     * @param expectedBytes how much room to begin with
     */
    public static Answer json(int status, int expectedBytes, JsonBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedBytes);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: writes to memory
        }
        return new Answer(status, "application/json", bytes.toByteArray(), Map.of());
    }

    public Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, contentType, body, all);
    }
}
