package io.cartage.cart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads response headers, whatever their letters' case. */
final class AnswerHeaders {
    private AnswerHeaders() {}

    static Optional<String> text(Map<String, ?> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name) && header.getValue() != null)
                .map(header -> header.getValue().toString().strip())
                .findFirst();
    }

    /** A whole number, fractions rounded up; empty if there is no such header or no number in it. */
    static OptionalLong number(Map<String, ?> headers, String name) {
        Optional<String> text = name.isEmpty() ? Optional.empty() : text(headers, name);
        try {
            return text.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(new BigDecimal(text.get())
                            .setScale(0, RoundingMode.CEILING)
                            .longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
