package io.cartage.cart;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list of orders sorted by their last change, oldest first, so that none is missed while orders change.
 *
 * <p>After a full page the next one begins anew at the newest change seen, inclusively (a keyset restart): an order that
 * changes meanwhile moves to the end of the list and pulls the rows behind it one place forward, but never over the
 * border of a first page. Only when a whole page lies in one second are pages 2, 3 … of that window read; then rows may
 * have moved over a border. A row can only be missed if one that was read before it left the second, so the window is
 * read until two passes in a row find the same orders in that second.
 *
 * <p>Whether a cart takes the lower bound as inclusive is not documented everywhere, so a second more is asked for than is
 * needed; what comes twice is dropped.
 *
 * <p>One instance serves one run and one thread.
 */
public final class OrderReading {
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final OrderFacts facts;
    private final int limit;
    private final Map<String, Instant> seen = new HashMap<>();
    private Instant since;
    private int page = 1;
    private boolean more = true;
    private Set<String> pass = new HashSet<>();
    private Set<String> passBefore = Set.of();
    private Optional<Instant> position = Optional.empty();

    private OrderReading(OrderFacts facts, int limit, Instant since) {
        this.facts = facts;
        this.limit = limit;
        this.since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * A reading of all orders changed since the cursor less an overlap.
     *
     * @param limit orders a page; at most the cart's own limit
     * @param cursor the last position, if this store was read before
     * @param from orders older than this are not wanted, so that a first run need not read them
     */
    public static OrderReading resume(
            CartFacts cart, int limit, Optional<Instant> cursor, Duration overlap, Optional<Instant> from) {
        Instant first = from.orElse(Instant.EPOCH);
        Instant since = cursor.map(position -> position.minus(overlap))
                .filter(first::isBefore)
                .orElse(first);
        return new OrderReading(cart.orders(), Math.min(limit, cart.orders().page()), since);
    }

    /** Reads an answer that is one order, not a list. */
    public static CartRecord single(CartFacts cart, byte[] answer) {
        return CartAnswers.order(answer, CartAnswers.object(answer), cart.orders());
    }

    /** The overlap that the cart's facts ask for. */
    public static Duration overlapOf(CartFacts cart) {
        return cart.orders().overlap();
    }

    /** Orders on a full page of the cart. */
    public static int pageOf(CartFacts cart) {
        return cart.orders().page();
    }

    /** Whether another page must be asked for. */
    public boolean isMore() {
        return more;
    }

    /** The lower bound to ask with, in whole seconds; reads like {@code 2026-11-20T08:29:59Z}. */
    public Instant getSince() {
        return since.minus(SLACK);
    }

    /** The page to ask for, from 1. */
    public int getPage() {
        return page;
    }

    /** Orders a page to ask for. */
    public int getLimit() {
        return limit;
    }

    /** How far everything is read, for the cursor; empty before the first order. */
    public Optional<Instant> position() {
        return position;
    }

    /**
     * Takes the answer to what was asked and moves on.
     *
     * @return its orders without those that this run has seen in the same state
     * @throws UnexpectedAnswerException if the answer is no list of orders, or one that was not asked for
     */
    public List<CartRecord> accept(byte[] answer) {
        List<CartRecord> orders = CartAnswers.orders(answer, facts);
        List<CartRecord> fresh = new ArrayList<>();
        Instant newest = since;
        for (CartRecord order : orders) {
            if (order.changed().isBefore(getSince())) {
                throw new UnexpectedAnswerException(
                        "the cart answered order " + order.id() + ", changed " + order.changed()
                                + ", though asked for changes since " + getSince() + ": it ignored the filter");
            }
            if (!order.changed().isAfter(since)) {
                pass.add(order.id());
            }
            newest = order.changed().isAfter(newest) ? order.changed() : newest;
            if (!order.changed().equals(seen.put(order.id(), order.changed()))) {
                fresh.add(order);
            }
        }
        advance(orders.size() >= limit, newest);
        return fresh;
    }

    private void advance(boolean full, Instant newest) {
        boolean crowded = page > 1;
        boolean windowDone = !full || newest.isAfter(since);
        if (!windowDone) {
            page++;
        } else if (crowded && !pass.equals(passBefore)) {
            page = 1;
            passBefore = pass;
            pass = new HashSet<>();
        } else {
            more = full;
            page = 1;
            passBefore = Set.of();
            pass = new HashSet<>();
            since = newest;
            seen.values().removeIf(changed -> changed.isBefore(getSince()));
        }
        if (page == 1 && (!seen.isEmpty() || position.isPresent())) {
            position = Optional.of(since);
        }
    }
}
