package io.cartage.flow;

/** Is told how a backfill goes on; called from its own thread, so it should be quick. */
@FunctionalInterface
public interface BackfillWatcher {

    /** After each page, with the window at hand; and after each window. */
    void watch(BackfillProgress progress);

    /** Whether it shall end after the page at hand. Asked by its own thread. */
    default boolean isOver() {
        return false;
    }
}
