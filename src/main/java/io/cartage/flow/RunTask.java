package io.cartage.flow;

import io.cartage.staging.Choice;
import io.cartage.staging.Lane;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a run of the order flow is to read: the variable {@code task} of a route; without one, what changed. */
sealed interface RunTask {

    Lane lane();

    /** The share of the shop's quota that the run leaves to others, of which the cart's facts keep so much. */
    default int keepPercent(int kept) {
        return kept;
    }

    /** Who is told how the run goes on. */
    default RunWatcher watcher(RunWatcher regular) {
        return regular;
    }

    /** Takes what became of one record, if somebody wants to know of each. */
    default void tell(ImportResult result) {}

    /** Whether whoever asked for it wants it no longer: then it ends after the page at hand. */
    default boolean isCalledOff() {
        return false;
    }

    /** What changed since the cursor. */
    record Changes() implements RunTask {
        @Override
        public Lane lane() {
            return Lane.REGULAR;
        }
    }

    /**
     * What was made in a span of time.
     *
     * @param until the first instant that no longer belongs to it
     * @param sharePercent of the shop's quota it may use; what the cart's facts keep for others stays kept
     * @param over tells that nobody wants it any longer
     */
    record Window(Instant from, Instant until, int sharePercent, RunWatcher pages, BooleanSupplier over)
            implements RunTask {
        @Override
        public boolean isCalledOff() {
            return over.getAsBoolean();
        }

        @Override
        public Lane lane() {
            return Lane.BACKFILL;
        }

        @Override
        public int keepPercent(int kept) {
            return Math.max(kept, 100 - sharePercent);
        }

        @Override
        public RunWatcher watcher(RunWatcher regular) {
            return pages;
        }
    }

    /**
     * Orders that a person named.
     *
     * @param force take them although the store's filter leaves them out
     */
    record Selection(List<String> ids, boolean force, Consumer<ImportResult> results) implements RunTask {

        public Selection {
            ids = List.copyOf(ids);
        }

        @Override
        public Lane lane() {
            return Lane.IMPORT;
        }

        @Override
        public void tell(ImportResult result) {
            results.accept(result);
        }

        @Override
        public RunWatcher watcher(RunWatcher regular) {
            return RunWatcher.NONE;
        }
    }

    /**
     * Orders of the archive, to be judged again without a call to the cart.
     *
     * @param lane {@link Lane#REPLAY} if a person chose them, {@link Lane#RELEASE} if not
     */
    record Replay(Choice choice, Lane lane, Consumer<ImportResult> results) implements RunTask {

        @Override
        public void tell(ImportResult result) {
            results.accept(result);
        }

        @Override
        public RunWatcher watcher(RunWatcher regular) {
            return lane == Lane.RELEASE ? regular : RunWatcher.NONE;
        }
    }
}
