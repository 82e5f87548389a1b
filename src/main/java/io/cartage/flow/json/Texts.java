package io.cartage.flow.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How single values are written. */
final class Texts {
    private Texts() {}

    static @Nullable String of(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** Decimals keep all their digits. */
    static @Nullable String of(@Nullable Object value) {
        return value == null ? null : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
