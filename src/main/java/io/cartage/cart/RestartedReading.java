package io.cartage.cart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For lists whose pages have numbers, sorted by time, oldest first.
 *
 * <p>After a full page the next one begins anew at the newest time seen, inclusively (a keyset restart): an order that
 * changes meanwhile moves to the end of the list and pulls the rows behind it one place forward, but never over the
 * border of a first page. Only when a whole page lies in one second are pages 2, 3 … of that window read; then rows may
 * have moved over a border. A row can only be missed if one that was read before it left the second, so the window is
 * read until two passes in a row find the same orders in that second.
 */
final class RestartedReading implements OrderReading {
    private final OrderFacts facts;
    private final ReadingBounds bounds;
    private final Map<String, Instant> seen = new HashMap<>();
    private int limit;
    private Instant since;
    private int page = 1;
    private boolean more = true;
    private Set<String> pass = new HashSet<>();
    private Set<String> passBefore = Set.of();
    private Optional<Instant> position = Optional.empty();

    RestartedReading(OrderFacts facts, int limit, ReadingBounds bounds) {
        this.facts = facts;
        this.limit = limit;
        this.bounds = bounds;
        this.since = bounds.since();
    }

    @Override
    public boolean isMore() {
        return more;
    }

    @Override
    public boolean isWindow() {
        return bounds.isWindow();
    }

    @Override
    public Instant getSince() {
        return ReadingBounds.askedSince(since);
    }

    @Override
    public Instant getUntil() {
        return bounds.askedUntil();
    }

    @Override
    public int getPage() {
        return page;
    }

    @Override
    public @Nullable String getAfter() {
        return null;
    }

    @Override
    public int getLimit() {
        return limit;
    }

    @Override
    public boolean shrink() {
        if (page > 1 || limit == 1) {
            return false; // pages of another size would not continue those that were read
        }
        limit /= 2;
        return true;
    }

    @Override
    public Optional<Instant> position() {
        return isWindow() ? Optional.empty() : position;
    }

    @Override
    public List<CartRecord> accept(byte[] answer) {
        List<ListAnswer.Element> elements =
                CartAnswers.list(answer, facts.list().records()).elements();
        List<CartRecord> fresh = new ArrayList<>();
        Instant newest = since;
        for (ListAnswer.Element element : elements) {
            CartRecord order = CartAnswers.order(element, facts);
            Instant time = bounds.timeOf(order);
            bounds.requireAskedFor(order, time, getSince());
            if (!time.isAfter(since)) {
                pass.add(order.id());
            }
            newest = time.isAfter(newest) ? time : newest;
            if (!time.equals(seen.put(order.id(), time)) && bounds.hold(time)) {
                fresh.add(order);
            }
        }
        advance(elements.size() >= limit, newest);
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
            seen.values().removeIf(time -> time.isBefore(getSince()));
        }
        if (page == 1 && (!seen.isEmpty() || position.isPresent())) {
            position = Optional.of(since);
        }
    }
}
