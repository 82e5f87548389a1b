package io.cartage.flow;

/** Is told how runs go on; called from the run's own thread, so it should be quick. */
public interface RunWatcher {
    /** Watches nothing. */
    RunWatcher NONE = account -> {};

    /** After each page, and once when the run has ended. */
    void watch(RunAccount account);
}
