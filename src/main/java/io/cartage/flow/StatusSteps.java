package io.cartage.flow;

import io.cartage.staging.outbox.DueWrites;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Statuses;
import io.cartage.staging.outbox.Write;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/** The steps of writing to orders that a route can't say in YAML: {@code bean:statuses}. Thread-safe. */
public final class StatusSteps {
    private static final int BLOCK = 100;

    private final Outbox outbox;
    private final Statuses statuses;
    private final Clock clock;

    StatusSteps(Outbox outbox, Statuses statuses, Clock clock) {
        this.outbox = outbox;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** The writes that are due, block by block. */
    static final class Queue {
        private final DueWrites due;
        private final Deque<Write> block = new ArrayDeque<>();

        Queue(DueWrites due) {
            this.due = due;
        }

        boolean isMore() {
            if (block.isEmpty()) {
                block.addAll(due.next());
            }
            return !block.isEmpty();
        }

        Write next() {
            return block.removeFirst();
        }
    }

    /** Puts what orders shall get into the outbox; sets the variable {@code work}. */
    public void plan(Exchange exchange, @Variable("run") PushRun run) {
        String storeId = run.store().getId();
        PushPlans plans = run.store().push();
        plans.whenStaged().ifPresent(wish -> statuses.plan(storeId, Statuses.Moment.STAGED, wish.json()));
        plans.whenImported().ifPresent(wish -> statuses.plan(storeId, Statuses.Moment.IMPORTED, wish.json()));
        Queue queue = new Queue(outbox.due(storeId, Flow.STATUSES, clock.instant(), BLOCK));
        run.goOnWhile(queue::isMore);
        exchange.setVariable("work", queue);
    }

    /** Sets the variables {@code write} and {@code orderId} to the next order. */
    public void next(Exchange exchange, @Variable("run") PushRun run, @Variable("work") Queue queue) {
        StatusWrite write = new StatusWrite(run, outbox, clock, queue.next());
        exchange.setVariable("write", write);
        exchange.setVariable("orderId", write.getOrderId());
    }

    /** The order as the cart has it is in the variable {@code order}. */
    public void compare(@Variable("write") StatusWrite write, @Variable("order") PageOrder order) {
        write.compare(order);
    }
}
