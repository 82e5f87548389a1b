package io.cartage.cart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What is left of one shop's quota, as its answers tell. Shared by all stores and flows of the shop; thread-safe. */
public final class Quota {
    private final QuotaFacts facts;
    private final Clock clock;
    private long left = Long.MAX_VALUE;
    private long total;
    private Instant resetsAt = Instant.MIN;

    Quota(QuotaFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** How long to wait before the next reading call: zero while more is left than the share kept for others. */
    public synchronized Duration pauseBeforeReading() {
        Instant now = clock.instant();
        boolean mayRead = left > total * facts.keepPercent() / 100 || !now.isBefore(resetsAt);
        if (mayRead) {
            left--; // until the answer tells, so that callers side by side don't all take the last one
            return Duration.ZERO;
        }
        return Duration.between(now, resetsAt);
    }

    /** Takes note of an answer's headers, whatever their letters' case. */
    public synchronized void learn(Map<String, ?> headers) {
        OptionalLong answeredLeft = number(headers, facts.left());
        OptionalLong reset = number(headers, facts.resetMillis());
        if (answeredLeft.isPresent() && reset.isPresent()) {
            left = answeredLeft.getAsLong();
            total = number(headers, facts.total()).orElse(left);
            resetsAt = clock.instant().plusMillis(reset.getAsLong());
        }
    }

    /** How long a 429 asks to wait, if it does. */
    public Duration pauseAsked(Map<String, ?> headers) {
        OptionalLong reset = number(headers, facts.resetMillis());
        if (reset.isPresent()) {
            return Duration.ofMillis(reset.getAsLong());
        }
        return Duration.ofSeconds(number(headers, facts.retryAfterSeconds()).orElse(0));
    }

    private static OptionalLong number(Map<String, ?> headers, String name) {
        if (name.isEmpty()) {
            return OptionalLong.empty();
        }
        Map<String, Object> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((key, value) -> anyCase.putIfAbsent(key.toLowerCase(Locale.ROOT), value));
        Object value = anyCase.get(name);
        try {
            return value == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(value.toString().strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
