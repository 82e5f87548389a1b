package io.cartage.staging.outbox;

import io.cartage.staging.FlowTurn;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The writes that a cart shall get. Each stands here before its call leaves, and what came of the call is told here after
 * it; one that is found {@link Write#doubtful() in doubt} was cut off in between. Every method is a transaction of its own
 * and committed when it returns. Thread-safe.
 */
public final class Outbox {
    private final Clock clock;
    private final Transactions transactions;
    private final FlowTurn turn;
    private final OutboxTable table;

    public Outbox(DataSource database, Clock clock) {
        this.clock = clock;
        this.transactions = new Transactions(database);
        this.turn = new FlowTurn(database);
        this.table = new OutboxTable(new JdbcTemplate(database));
    }

    /** Puts those wishes in that never stood here, whatever became of the others, and returns the writes made of them. */
    public List<Write> open(String storeId, String flow, List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        return Transactions.told(
                storeId,
                flow,
                "the outbox can't be filled",
                () -> turn.inOne(storeId, flow, () -> {
                    Set<String> seen = new HashSet<>(table.known(
                            storeId, flow, wishes.stream().map(Wish::subjectKey).toList()));
                    List<Wish> news = wishes.stream()
                            .filter(wish -> seen.add(wish.subjectKey()))
                            .toList();
                    return table.insert(storeId, flow, news, clock.instant());
                }));
    }

    /**
     * What is to be handled now: first what is in doubt, then what waits, each by age.
     *
     * @param block so many at most are handed out together; of one order never more than one
     */
    public DueWrites due(String storeId, String flow, Instant now, int block) {
        return new DueWrites(table, storeId, flow, now, block);
    }

    /** A write by its number. */
    public Optional<Write> find(long id) {
        return Transactions.told("outbox", Long.toString(id), "it can't be read", () -> table.find(id));
    }

    /** What the cart calls that which the writes about an order made: its shipments. */
    public List<String> cartIds(String storeId, String flow, String cartOrderId) {
        return Transactions.told(
                storeId, flow, "the outbox can't be read", () -> table.cartIds(storeId, flow, cartOrderId));
    }

    /** As {@link #begin(Write, String, Duration)} for a write that does no harm if the cart carries it out twice. */
    public Write begin(Write write, String request) {
        return begin(write, request, Duration.ZERO);
    }

    /**
     * To be called before the call leaves.
     *
     * @param request as it will be sent
     * @param underWay how long the cart may still be at it after we have heard no more of it, for nobody is to look for it
     *     in the cart before, and find it missing
     * @return the write as it stands then, for telling what came of the call
     * @throws WriteChangedException if somebody else has it; then the call must not be made
     */
    public Write begin(Write write, String request, Duration underWay) {
        return change(write, "a write can't begin", () -> {
            Instant now = clock.instant();
            table.begin(write, request, now, now.plus(underWay));
            return write.begun(StorableText.of(request), now);
        });
    }

    /** As {@link #succeed(Write, String, String, Runnable)} with nothing more to write. */
    public void succeed(Write write, String cartId, String answer) {
        succeed(write, cartId, answer, () -> {});
    }

    /**
     * The cart has it.
     *
     * @param cartId what the cart calls what it made; empty if it made nothing that has an id
     * @param answer status and beginning of the answer, without personal data
     * @param alongside what the flow writes in the same transaction
     */
    public void succeed(Write write, String cartId, String answer, Runnable alongside) {
        change(write, "a write can't be ended", () -> {
            table.succeed(write, cartId, answer, clock.instant());
            alongside.run();
            return write;
        });
    }

    /** The cart refuses it for good and has nothing of it: it waits for a person. */
    public void refuse(Write write, String cause, String message, String answer) {
        change(write, "a refused write can't be set aside", () -> {
            table.settle(write, WriteState.PARKED, cause, message, write.nextAt());
            table.answer(write.id(), answer);
            return write;
        });
    }

    /** Whether the cart has it is not known, and shall be looked up at that time. */
    public void doubt(Write write, String message, Instant nextAt) {
        change(write, "a write in doubt can't be noted", () -> {
            table.doubt(write, message, nextAt);
            return write;
        });
    }

    /** Certainly the cart has nothing of it; it is tried again at that time, with a new key. */
    public void later(Write write, String cause, String message, Instant nextAt) {
        change(write, "a write can't be put off", () -> {
            table.settle(write, WriteState.WAITING, cause, message, nextAt);
            return write;
        });
    }

    /** Given up; certainly the cart has nothing of it. Shipments are given back by {@link Shipments#release}. */
    public void drop(Write write, String cause, String message) {
        change(write, "a write can't be dropped", () -> {
            table.settle(write, WriteState.DROPPED, cause, message, write.nextAt());
            return write;
        });
    }

    private <T> T change(Write write, String what, Supplier<T> work) {
        return Transactions.told(write.storeId(), write.flow(), what, () -> transactions.inOne(work));
    }
}
