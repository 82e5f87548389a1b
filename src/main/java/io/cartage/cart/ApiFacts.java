package io.cartage.cart;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The version of a cart's API that our routes speak; empty where a cart has no versions that end.
 *
 * @param version as addresses name it
 * @param supportedUntil the first day on which the cart may have dropped it
 * @param answeredBy the response header that names the version that really answered
 */
public record ApiFacts(Optional<String> version, Optional<LocalDate> supportedUntil, Optional<String> answeredBy) {

    /** The version that answered, if it is another than ours: then ours is no longer served. */
    public Optional<String> otherVersion(Map<String, ?> headers) {
        return answeredBy
                .flatMap(header -> AnswerHeaders.text(headers, header))
                .filter(answered -> version.isPresent() && !answered.equals(version.get()));
    }
}
