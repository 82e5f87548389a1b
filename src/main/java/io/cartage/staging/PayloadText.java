package io.cartage.staging;

import java.nio.charset.StandardCharsets;

/** What stands in an archived payload. */
public final class PayloadText {
    private PayloadText() {}

    /** The text of what {@code cartage_payload} keeps in {@code content}. */
    public static String of(byte[] content) {
        return new String(PayloadArchive.expand(content), StandardCharsets.UTF_8);
    }
}
