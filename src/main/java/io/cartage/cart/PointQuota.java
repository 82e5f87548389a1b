package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket of points that refills steadily. What a call will have to find in the bucket is taken from it before the call
 * is sent; the answer then tells what is really left. Waiting comes before the call and not after a refusal, for a shop
 * that is asked too early is asked twice.
 */
final class PointQuota implements Quota {
    private final QuotaFacts.Points facts;
    private final Clock clock;
    private final Map<String, Long> costs = new ConcurrentHashMap<>();
    private double left = Double.MAX_VALUE; // points, no money: halves come from refilling
    private double total;
    private double restoredPerSecond;
    private Instant toldAt = Instant.EPOCH;

    PointQuota(QuotaFacts.Points facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public synchronized Duration pauseBefore(String call, int keepPercent) {
        if (total == 0) {
            return Duration.ZERO; // nothing is known before the first answer
        }
        refill();
        long cost = costs.getOrDefault(call, (long) facts.most());
        double needed = Math.min(cost + total * keepPercent / 100, total);
        if (left >= needed) {
            left -= cost;
            return Duration.ZERO;
        }
        double seconds = (needed - left) / Math.max(restoredPerSecond, 1);
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    @Override
    public synchronized void learn(String call, Map<String, ?> headers, JsonNode members) {
        JsonNode answeredLeft = facts.left().first(members);
        if (!answeredLeft.isNumber()) {
            return;
        }
        left = answeredLeft.asDouble();
        total = facts.total().first(members).asDouble(left);
        restoredPerSecond = facts.restoredPerSecond().first(members).asDouble(1);
        toldAt = clock.instant();
        JsonNode asked = facts.asked().first(members);
        if (asked.isNumber()) {
            costs.put(call, (long) Math.ceil(asked.asDouble()));
        }
    }

    /** Nothing for a call that was turned away. */
    @Override
    public long cost(JsonNode members) {
        JsonNode told = (facts.charged().isEmpty() ? facts.asked() : facts.charged()).first(members);
        return told.isNumber() ? (long) Math.ceil(told.asDouble()) : 0;
    }

    private void refill() {
        Instant now = clock.instant();
        double seconds = Duration.between(toldAt, now).toMillis() / 1000.0;
        left = Math.min(total, left + Math.max(0, seconds) * restoredPerSecond);
        toldAt = now;
    }

    @Override
    public Duration pauseAsked(Map<String, ?> headers) {
        return Duration.ofSeconds(
                AnswerHeaders.number(headers, facts.retryAfterSeconds()).orElse(0));
    }

    @Override
    public synchronized Optional<Left> left() {
        return total == 0
                ? Optional.empty()
                : Optional.of(new Left(
                        Math.round(left), Math.round(total), "points", Math.round(restoredPerSecond) + " a second"));
    }
}
