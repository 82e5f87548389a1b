package io.cartage.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Compresses answers for callers that take it so. */
final class Gzip {
    private Gzip() {}

    static Answer ifAccepted(Request request, Answer answer) {
        if (answer.body().length == 0
                || !request.header("accept-encoding").orElse("").contains("gzip")) {
            return answer;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length / 8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: writes to memory
        }
        return new Answer(answer.status(), answer.contentType(), bytes.toByteArray(), answer.headers())
                .with(Map.of("Content-Encoding", "gzip"));
    }
}
