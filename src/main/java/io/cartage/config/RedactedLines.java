package io.cartage.config;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes UTF-8 bytes, hands on whole lines without their secrets. A carriage return ends a line too (progress lines). */
final class RedactedLines extends OutputStream {
    private final PrintStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    RedactedLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int b) {
        line.write(b);
        if (b == '\n' || b == '\r') {
            flush();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                line.write(bytes, from, i + 1 - from);
                from = i + 1;
                flush();
            }
        }
        line.write(bytes, from, offset + length - from);
    }

    /** Hands on what there is of the line: a prompt must be seen before it is answered. */
    @Override
    public synchronized void flush() {
        if (line.size() > 0) {
            out.print(Redaction.redact(line.toString(StandardCharsets.UTF_8)));
            line.reset();
        }
        out.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
