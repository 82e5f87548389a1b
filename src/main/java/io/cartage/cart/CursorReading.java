package io.cartage.cart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For lists whose pages follow a mark that the page before gave, sorted by time, oldest first.
 *
 * <p>The mark names the last order read, so an order that changes meanwhile moves to the end and is read once more, and
 * none can fall over a page's border. Where a list ends after so many orders, a new one begins at the newest time seen,
 * inclusively. What comes twice in the same state is dropped. A broken run does not go on with its mark, which is worth
 * something only together with its filter, but with the cursor less the overlap; the overlap also covers orders that an
 * index shows late.
 */
final class CursorReading implements OrderReading {
    private final OrderFacts facts;
    private final ReadingBounds bounds;
    private final Map<String, Instant> seen = new HashMap<>();
    private int limit;
    private Instant since;
    private Instant newest;
    private int read;
    private @Nullable String after;
    private boolean more = true;
    private boolean any;

    CursorReading(OrderFacts facts, int limit, ReadingBounds bounds) {
        this.facts = facts;
        this.limit = limit;
        this.bounds = bounds;
        this.since = bounds.since();
        this.newest = since;
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
    public int getLimit() {
        return limit;
    }

    @Override
    public int getPage() {
        return 1;
    }

    @Override
    public @Nullable String getAfter() {
        return after;
    }

    @Override
    public boolean shrink() {
        if (limit == 1) {
            return false;
        }
        limit /= 2;
        return true;
    }

    @Override
    public Optional<Instant> position() {
        return any && !isWindow() ? Optional.of(newest) : Optional.empty();
    }

    @Override
    public List<CartRecord> accept(byte[] answer) {
        ListAnswer list = CartAnswers.list(answer, facts.list().records());
        List<CartRecord> fresh = new ArrayList<>();
        for (ListAnswer.Element element : list.elements()) {
            CartRecord order = CartAnswers.order(element, facts);
            Instant time = bounds.timeOf(order);
            bounds.requireAskedFor(order, time, getSince());
            any = true;
            newest = time.isAfter(newest) ? time : newest;
            if (!order.changed().equals(seen.put(order.id(), order.changed())) && bounds.hold(time)) {
                fresh.add(order);
            }
        }
        advance(list);
        return fresh;
    }

    private void advance(ListAnswer list) {
        String next = facts.list().after().text(list.rest());
        more = facts.list().more().isEmpty()
                ? !next.isEmpty()
                : facts.list().more().isSet(list.rest());
        if (more && (next.isEmpty() || next.equals(after))) {
            throw new UnexpectedAnswerException("the cart says that more orders follow, but doesn't go on");
        }
        after = next;
        read += list.elements().size();
        if (more && facts.list().most() > 0 && read + limit > facts.list().most()) {
            beginAnew();
        }
    }

    private void beginAnew() {
        if (!newest.isAfter(since)) {
            throw new UnexpectedAnswerException("the shop has more than "
                    + facts.list().most() + " orders of one second, " + since + ", and the cart lists no more");
        }
        since = newest;
        after = null;
        read = 0;
        seen.values().removeIf(changed -> changed.isBefore(getSince()));
    }
}
