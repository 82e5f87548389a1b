package io.cartage.flow;

import io.cartage.cart.OrderReading;
import io.cartage.staging.Counts;
import io.cartage.staging.PageResult;
import io.cartage.staging.Pushed;
import io.cartage.staging.RunEnd;
import io.cartage.staging.RunRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of the order flow: the variable {@code run} of a route. Getters are what routes read. One thread uses it. */
public final class OrderRun implements FlowRun {
    private final Caller caller;
    private final RunTask task;
    private final RunRef ref;
    private final RunWatcher watcher;
    private final Runnable turn;
    private final long startedNanos = System.nanoTime();
    private @Nullable OrderReading reading;
    private @Nullable OrderReplay replay;
    private long received;
    private Counts counts = Counts.NONE;

    /** @param turn is run when another run of the store's flow may begin */
    OrderRun(Caller caller, RunTask task, RunRef ref, RunWatcher watcher, Runnable turn) {
        this.caller = caller;
        this.task = task;
        this.ref = ref;
        this.watcher = watcher;
        this.turn = turn;
    }

    @Override
    public void release() {
        turn.run();
    }

    @Override
    public boolean isMore() {
        return !caller.isStopping() && isMoreToRead();
    }

    @Override
    public boolean isBrokenOff() {
        return caller.isStopping() && (reading != null || replay != null) && isMoreToRead();
    }

    private boolean isMoreToRead() {
        return replay == null ? reading().isMore() : replay.isMore();
    }

    /** The cart's own, but shared ones for orders that a person named and for those of the archive. */
    @Override
    public String getRoute() {
        String source = store().getCart();
        if (task instanceof RunTask.Selection) {
            source = "import";
        } else if (task instanceof RunTask.Replay) {
            source = "replay";
        }
        return source + "-" + Flow.ORDERS;
    }

    /** The ids of the orders that a person named. */
    public List<String> getIds() {
        return selection().ids();
    }

    RunTask task() {
        return task;
    }

    RunTask.Selection selection() {
        if (task instanceof RunTask.Selection selection) {
            return selection;
        }
        throw new IllegalStateException("the route takes single orders, but the run was asked for none");
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public RunRef ref() {
        return ref;
    }

    void read(OrderReading newReading) {
        reading = newReading;
    }

    /** Reads from the archive, not from the cart. */
    OrderReplay replay() {
        if (replay == null) {
            if (!(task instanceof RunTask.Replay wanted)) {
                throw new IllegalStateException("the route replays orders, but the run was asked for none");
            }
            replay = new OrderReplay(store().getId(), wanted);
        }
        return replay;
    }

    OrderReading reading() {
        if (reading == null) {
            throw new IllegalStateException("the route must call bean:orders?method=open first");
        }
        return reading;
    }

    /** Counts orders as they come from the cart, so that the outcomes can be held against it at the end. */
    void receive(int orders) {
        received += orders;
    }

    @Override
    public RunEnd end() {
        return RunEnd.completed(received, caller.calls());
    }

    /** How far the cursor may move; nowhere unless the run follows the cart's changes. */
    Optional<Instant> position() {
        return reading == null ? Optional.empty() : reading.position();
    }

    void add(PageResult page) {
        counts = counts.plus(page.counts());
        page.outcomes().forEach(outcome -> task.tell(new ImportResult(outcome.recordId(), Optional.of(outcome), "")));
        watcher.watch(account(RunAccount.State.RUNNING, ""));
    }

    @Override
    public RunWatcher watcher() {
        return watcher;
    }

    @Override
    public RunAccount account(RunAccount.State state, String message) {
        Duration time = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RunAccount(
                store().getId(), Flow.ORDERS, task.lane(), state, counts, Pushed.NONE, caller.calls(), time, message);
    }
}
