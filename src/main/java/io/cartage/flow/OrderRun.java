package io.cartage.flow;

import io.cartage.cart.OrderReading;
import io.cartage.staging.Counts;
import io.cartage.staging.RunRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One run of the order flow: the variable {@code run} of a route. Getters are what routes read. One thread uses it. */
public final class OrderRun {
    private final Caller caller;
    private final RunRef ref;
    private final RunWatcher watcher;
    private final long startedNanos = System.nanoTime();
    private @Nullable OrderReading reading;
    private long received;
    private Counts counts = Counts.NONE;

    OrderRun(Caller caller, RunRef ref, RunWatcher watcher) {
        this.caller = caller;
        this.ref = ref;
        this.watcher = watcher;
    }

    /** Whether another page is to be read: there is one, and nobody stops the program. */
    public boolean isMore() {
        return !caller.isStopping() && reading().isMore();
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

    void add(Counts page) {
        counts = counts.plus(page);
        watcher.watch(account(RunAccount.State.RUNNING, ""));
    }

    RunAccount account(RunAccount.State state, String message) {
        Duration time = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RunAccount(store().getId(), Flow.ORDERS, state, counts, caller.calls(), time, message);
    }
}
