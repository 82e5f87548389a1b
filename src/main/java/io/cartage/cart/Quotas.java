package io.cartage.cart;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** One {@link Quota} per shop, whatever the number of its stores, and the pauses after failed calls. Thread-safe. */
public final class Quotas {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();
    private final Clock clock;

    public Quotas(Clock clock) {
        this.clock = clock;
    }

    public Quota of(CartFacts cart, Connection connection) {
        return quotas.computeIfAbsent(connection.shop(), shop -> quota(cart.quota()));
    }

    private Quota quota(QuotaFacts facts) {
        return facts instanceof QuotaFacts.Points points
                ? new PointQuota(points, clock)
                : new CallQuota((QuotaFacts.Calls) facts, clock);
    }

    /** As {@link #pauseAfter(CartFacts, Connection, int, Map, int)}, for an answer that holds errors. */
    public Optional<Duration> pauseAfter(CartFacts cart, AnswerErrorException.Kind kind, int attempt) {
        return switch (kind) {
            case THROTTLED -> pause(cart.retry().throttled(), attempt);
            case UNAVAILABLE -> pause(cart.retry().unavailable(), attempt);
            case TOO_DEAR, DENIED, FAILED -> Optional.empty();
        };
    }

    /**
     * How long to wait before a failed call is repeated: as long as a 429 asks, else a doubling pause with up to a fifth
     * of jitter. Empty if it should not be repeated: waiting won't help, or enough was tried.
     *
     * @param status the HTTP status, or 0 if no answer came
     * @param attempt the number of the repetition, counting from 1
     */
    public Optional<Duration> pauseAfter(
            CartFacts cart, Connection connection, int status, Map<String, ?> headers, int attempt) {
        boolean passes = status == 0 || status == TOO_MANY_REQUESTS || status >= 500;
        RetryFacts.Pauses pauses = status == TOO_MANY_REQUESTS
                ? cart.retry().throttled()
                : cart.retry().unavailable();
        if (!passes || attempt > pauses.times()) {
            return Optional.empty();
        }
        Duration asked = status == TOO_MANY_REQUESTS ? of(cart, connection).pauseAsked(headers) : Duration.ZERO;
        return !asked.isZero() && !asked.isNegative() ? Optional.of(asked) : pause(pauses, attempt);
    }

    private static Optional<Duration> pause(RetryFacts.Pauses pauses, int attempt) {
        if (attempt > pauses.times()) {
            return Optional.empty();
        }
        Duration pause = pauses.before(attempt);
        return Optional.of(pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 5 + 1)));
    }
}
