package io.cartage.flow;

import io.cartage.staging.Counts;
import io.cartage.staging.Lane;
import io.cartage.staging.Pushed;
import io.cartage.staging.RunEnd;
import io.cartage.staging.RunRef;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One run of a flow back to the cart. It holds the turn to write to its shop, so that there is one writer at a time. One
 * thread uses it.
 */
public final class PushRun implements FlowRun {
    private static final int MOST_DOUBTS = 3;

    private final Caller caller;
    private final String flow;
    private final RunRef ref;
    private final RunWatcher watcher;
    private final Runnable turn;
    private final long startedNanos = System.nanoTime();
    private BooleanSupplier more = () -> false;
    private Pushed pushed = Pushed.NONE;
    private int doubts;

    /** @param turn is run when the turn to write ends */
    PushRun(Caller caller, String flow, RunRef ref, RunWatcher watcher, Runnable turn) {
        this.caller = caller;
        this.flow = flow;
        this.ref = ref;
        this.watcher = watcher;
        this.turn = turn;
    }

    @Override
    public String getRoute() {
        return store().getCart() + "-" + flow;
    }

    /** The flow's name, with which the addresses of the routes that write end. */
    public String getFlow() {
        return flow;
    }

    @Override
    public boolean isMore() {
        return !caller.isStopping() && more.getAsBoolean();
    }

    @Override
    public boolean isBrokenOff() {
        return caller.isStopping() && more.getAsBoolean();
    }

    /** A write that was answered. */
    void calm() {
        doubts = 0;
    }

    /** A write without success; tells whether there were so many in a row that the shop itself must be the reason. */
    boolean isTroubled() {
        return ++doubts >= MOST_DOUBTS;
    }

    /** Goes on as long as this holds. */
    void goOnWhile(BooleanSupplier condition) {
        more = condition;
    }

    void add(Pushed rows) {
        pushed = pushed.plus(rows);
        watcher.watch(account(RunAccount.State.RUNNING, ""));
    }

    /** Rows that wait or were refused are counted anew by each plan. */
    void standing(long waiting, long refused) {
        pushed = new Pushed(pushed.done(), waiting, refused);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public RunRef ref() {
        return ref;
    }

    @Override
    public RunWatcher watcher() {
        return watcher;
    }

    @Override
    public RunEnd end() {
        return RunEnd.completed(0, caller.calls()).having(pushed);
    }

    @Override
    public RunAccount account(RunAccount.State state, String message) {
        Duration time = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RunAccount(
                store().getId(), flow, Lane.REGULAR, state, Counts.NONE, pushed, caller.calls(), time, message);
    }

    @Override
    public void release() {
        turn.run();
    }
}
