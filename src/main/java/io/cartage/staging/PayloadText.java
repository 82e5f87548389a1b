package io.cartage.staging;

import java.nio.charset.StandardCharsets;

/** What stands in an archived payload. */
public final class PayloadText {
    private PayloadText() {}

    /** @param content as {@code cartage_payload} keeps it */
    public static String of(byte[] content) {
        return new String(PayloadArchive.expand(content), StandardCharsets.UTF_8);
    }
}
