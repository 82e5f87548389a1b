package io.cartage.flow;

import io.cartage.cart.OrderReading;
import io.cartage.staging.Counts;
import io.cartage.staging.PageResult;
import io.cartage.staging.RunRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of the order flow: the variable {@code run} of a route. Getters are what routes read. One thread uses it. */
public final class OrderRun {
    private final Caller caller;
    private final RunTask task;
    private final RunRef ref;
    private final RunWatcher watcher;
    private final long startedNanos = System.nanoTime();
    private @Nullable OrderReading reading;
    private long received;
    private Counts counts = Counts.NONE;

    OrderRun(Caller caller, RunTask task, RunRef ref, RunWatcher watcher) {
        this.caller = caller;
        this.task = task;
        this.ref = ref;
        this.watcher = watcher;
    }

    /** Whether another page is to be read: there is one, and nobody stops the program. */
    public boolean isMore() {
        return !caller.isStopping() && reading().isMore();
    }

    /** Whether there was another page when somebody stopped the program. */
    boolean isBrokenOff() {
        return caller.isStopping() && reading != null && reading.isMore();
    }

    /** The route that carries the run out: the cart's own, but the shared one for orders that a person named. */
    public String getRoute() {
        return (task instanceof RunTask.Selection ? "import" : store().getCart()) + "-" + Flow.ORDERS;
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

    Caller caller() {
        return caller;
    }

    ConnectedStore store() {
        return caller.store();
    }

    RunRef ref() {
        return ref;
    }

    void read(OrderReading newReading) {
        reading = newReading;
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

    long received() {
        return received;
    }

    /** How far the cursor may move; nowhere unless the run follows the cart's changes. */
    Optional<Instant> position() {
        return reading == null ? Optional.empty() : reading.position();
    }

    void add(PageResult page) {
        counts = counts.plus(page.counts());
        if (task instanceof RunTask.Selection selection) {
            page.outcomes()
                    .forEach(outcome ->
                            selection.results().accept(new ImportResult(outcome.recordId(), Optional.of(outcome), "")));
        }
        watcher.watch(account(RunAccount.State.RUNNING, ""));
    }

    RunWatcher watcher() {
        return watcher;
    }

    RunAccount account(RunAccount.State state, String message) {
        Duration time = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RunAccount(store().getId(), Flow.ORDERS, task.lane(), state, counts, caller.calls(), time, message);
    }
}
