package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** So many calls in a window of time. */
final class CallQuota implements Quota {
    private final QuotaFacts.Calls facts;
    private final Clock clock;
    private long left = Long.MAX_VALUE;
    private long total;
    private Instant resetsAt = Instant.MIN;

    CallQuota(QuotaFacts.Calls facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public synchronized Duration pauseBefore(String call, int keepPercent) {
        Instant now = clock.instant();
        boolean mayRead = left > total * keepPercent / 100 || !now.isBefore(resetsAt);
        if (mayRead) {
            left--; // until the answer tells, so that callers side by side don't all take the last one
            return Duration.ZERO;
        }
        return Duration.between(now, resetsAt);
    }

    @Override
    public synchronized void learn(String call, Map<String, ?> headers, JsonNode members) {
        OptionalLong answeredLeft = AnswerHeaders.number(headers, facts.left());
        OptionalLong reset = AnswerHeaders.number(headers, facts.resetMillis());
        if (answeredLeft.isPresent() && reset.isPresent()) {
            left = answeredLeft.getAsLong();
            total = AnswerHeaders.number(headers, facts.total()).orElse(left);
            resetsAt = clock.instant().plusMillis(reset.getAsLong());
        }
    }

    @Override
    public long cost(JsonNode members) {
        return 1;
    }

    @Override
    public Duration pauseAsked(Map<String, ?> headers) {
        OptionalLong reset = AnswerHeaders.number(headers, facts.resetMillis());
        if (reset.isPresent()) {
            return Duration.ofMillis(reset.getAsLong());
        }
        return Duration.ofSeconds(
                AnswerHeaders.number(headers, facts.retryAfterSeconds()).orElse(0));
    }

    @Override
    public synchronized Optional<Left> left() {
        long seconds = Math.max(0, Duration.between(clock.instant(), resetsAt).toSeconds());
        return total == 0 ? Optional.empty() : Optional.of(new Left(left, total, "calls", "in " + seconds + " s"));
    }
}
