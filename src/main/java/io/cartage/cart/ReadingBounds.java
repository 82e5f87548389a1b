package io.cartage.cart;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which orders a reading asks for: those changed since an instant, or those made in a span of time.
 *
 * <p>Whether a cart takes its bounds as inclusive is not documented everywhere, so a second more is asked for on either
 * side than is needed; what is not wanted is dropped.
 *
 * @param time the field that lists are asked for and sorted by
 * @param until empty for no upper bound
 */
record ReadingBounds(OrderFacts facts, FieldPath time, Instant since, Optional<Instant> until) {
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final Instant FAR = Instant.parse("2999-12-31T00:00:00Z");

    static ReadingBounds changedSince(OrderFacts facts, Instant since) {
        return new ReadingBounds(facts, facts.changed(), since.truncatedTo(ChronoUnit.SECONDS), Optional.empty());
    }

    static ReadingBounds createdIn(OrderFacts facts, Instant from, Instant until) {
        return new ReadingBounds(facts, facts.created(), from, Optional.of(until));
    }

    boolean isWindow() {
        return until.isPresent();
    }

    /** The lower bound to ask with where reading has come to {@code now}. */
    static Instant askedSince(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).minus(SLACK);
    }

    Instant askedUntil() {
        return until.map(end -> end.truncatedTo(ChronoUnit.SECONDS).plus(SLACK)).orElse(FAR);
    }

    /** The time by which an order stands where it does in the list. */
    Instant timeOf(CartRecord order) {
        return isWindow() ? CartAnswers.time(order.json(), time, facts, order.id()) : order.changed();
    }

    /** Whether an order is one of those that were to be read. */
    boolean hold(Instant timeOfOrder) {
        return until.isEmpty() || (!timeOfOrder.isBefore(since) && timeOfOrder.isBefore(until.get()));
    }

    /** Throws if a cart answers what it wasn't asked for: then it ignored the filter, and may have left others out. */
    void requireAskedFor(CartRecord order, Instant timeOfOrder, Instant askedSince) {
        if (timeOfOrder.isBefore(askedSince) || timeOfOrder.isAfter(askedUntil())) {
            String what = isWindow() ? "made " : "changed ";
            throw new UnexpectedAnswerException("the cart answered order " + order.id() + ", " + what + timeOfOrder
                    + ", though asked for orders " + what + "since " + askedSince
                    + until.map(end -> " until " + end).orElse("") + ": it ignored the filter");
        }
    }
}
