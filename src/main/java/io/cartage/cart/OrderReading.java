package io.cartage.cart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of a shop's orders page by page, so that none is missed while orders change. The getters are what routes
 * ask with. One instance serves one run and one thread.
 */
public sealed interface OrderReading permits RestartedReading, CursorReading {

    /**
     * A reading of all orders changed since the cursor less an overlap, oldest change first.
     *
     * @param limit orders a page; at most the cart's own limit
     * @param cursor the last position, if this store was read before
     * @param from orders older than this are not wanted, so that a first run need not read them
     */
    static OrderReading resume(
            CartFacts cart, int limit, Optional<Instant> cursor, Duration overlap, Optional<Instant> from) {
        Instant first = from.orElse(Instant.EPOCH);
        Instant since = cursor.map(position -> position.minus(overlap))
                .filter(first::isBefore)
                .orElse(first);
        return open(cart, limit, ReadingBounds.changedSince(cart.orders(), since));
    }

    /**
     * A reading of all orders made in a span of time, oldest first, whenever they changed. It moves no cursor.
     *
     * @param until the first instant that no longer belongs to it
     */
    static OrderReading ofWindow(CartFacts cart, int limit, Instant from, Instant until) {
        return open(cart, limit, ReadingBounds.createdIn(cart.orders(), from, until));
    }

    private static OrderReading open(CartFacts cart, int limit, ReadingBounds bounds) {
        int page = Math.min(limit, cart.orders().page());
        return cart.orders().list().after().isEmpty()
                ? new RestartedReading(cart.orders(), page, bounds)
                : new CursorReading(cart.orders(), page, bounds);
    }

    /** Reads an answer that is one order, not a list; empty if the cart has no such order. */
    static Optional<CartRecord> single(CartFacts cart, byte[] answer) {
        OrderFacts facts = cart.orders();
        return CartAnswers.element(answer, facts.list().single()).map(element -> CartAnswers.order(element, facts));
    }

    /** The overlap that the cart's facts ask for. */
    static Duration overlapOf(CartFacts cart) {
        return cart.orders().overlap();
    }

    /** Orders on a full page of the cart. */
    static int pageOf(CartFacts cart) {
        return cart.orders().page();
    }

    /** Whether another page must be asked for. */
    boolean isMore();

    /** Whether orders are asked for by the time they were made, not by the time they changed. */
    boolean isWindow();

    /** The lower bound to ask with, in whole seconds; reads like {@code 2026-11-20T08:29:59Z}. */
    Instant getSince();

    /** The upper bound to ask with, in whole seconds; far in the future if there is none. */
    Instant getUntil();

    /** Orders a page to ask for. */
    int getLimit();

    /** The page to ask for, from 1, where pages have numbers. */
    int getPage();

    /** The mark after which to ask, where pages have one; null for the first page. */
    @Nullable
    String getAfter();

    /** The mark as the query of an address writes it; empty for the first page. */
    default String getAfterEncoded() {
        String after = getAfter();
        return after == null ? "" : URLEncoder.encode(after, StandardCharsets.UTF_8);
    }

    /** Asks for half as many orders a page from now on; false if a page can't be smaller. */
    boolean shrink();

    /** How far everything is read, for the cursor; empty before the first order, and for a window. */
    Optional<Instant> position();

    /**
     * Takes the answer to what was asked and moves on.
     *
     * @return its orders without those that this run has seen in the same state
     * @throws UnexpectedAnswerException if the answer is no list of orders, or one that was not asked for
     */
    List<CartRecord> accept(byte[] answer);
}
