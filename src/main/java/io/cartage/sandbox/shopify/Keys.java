package io.cartage.sandbox.shopify;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys by which writes are known again, for a day: what was answered once is answered again. Thread-safe. */
final class Keys {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Clock clock;
    private final Map<String, Remembered> byKey = new LinkedHashMap<>();

    private record Remembered(UUID input, Instant at, Map<String, @Nullable Object> answer) {}

    Keys(Clock clock) {
        this.clock = clock;
    }

    /**
     * Carries out a write unless its key is known.
     *
     * @param input all of it, with the name of the write
     * @return empty if the key was used for another input
     */
    synchronized Optional<Map<String, @Nullable Object>> once(
            String key, String input, Supplier<Map<String, @Nullable Object>> write) {
        Instant now = clock.instant();
        byKey.values().removeIf(one -> !one.at().plus(KEPT).isAfter(now));
        UUID digest = UUID.nameUUIDFromBytes(input.getBytes(StandardCharsets.UTF_8));
        Remembered before = byKey.get(key);
        if (before == null) {
            before = new Remembered(digest, now, new HashMap<>(write.get()));
            byKey.put(key, before);
        }
        return before.input().equals(digest) ? Optional.of(before.answer()) : Optional.empty();
    }
}
