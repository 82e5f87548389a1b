package io.cartage.flow;

import io.cartage.staging.RunEnd;
import io.cartage.staging.RunRef;

/** One run of a flow: the variable {@code run} of a route. */
public sealed interface FlowRun permits OrderRun, PushRun {

    /** The route that carries the run out. */
    String getRoute();

    /** Whether there is more to do, and nobody stops the program. */
    boolean isMore();

    /** Whether there was more to do when somebody stopped the program. */
    boolean isBrokenOff();

    Caller caller();

    RunRef ref();

    RunWatcher watcher();

    /** What the run came to, so far without a failure. */
    RunEnd end();

    RunAccount account(RunAccount.State state, String message);

    /** The store that the run is of. */
    default ConnectedStore store() {
        return caller().store();
    }

    /** Gives back what the run alone may hold. */
    default void release() {}
}
