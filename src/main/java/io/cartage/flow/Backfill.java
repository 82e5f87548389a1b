package io.cartage.flow;

import io.cartage.flow.BackfillAccount.End;
import io.cartage.staging.BackfillState;
import io.cartage.staging.Backfills;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads the orders made in a span of the past, one window after another, each a run of the backfill's own lane. What is
 * read whole is noted after each window, so that the same request goes on there, whatever ended the one before; the
 * orders of a window that was broken off are read once more and then stand as they are. One thread uses it.
 */
final class Backfill {
    private static final Duration FIRST_WINDOW = Duration.ofDays(1);
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(32);
    private static final long FEW_PAGES = 4;
    private static final long MANY_PAGES = 16;

    private final Windows windows;
    private final Backfills notes;
    private final Clock clock;
    private final BackfillRequest request;
    private final BackfillWatcher watcher;
    private final long startedNanos = System.nanoTime();
    private final Instant beganAt;
    private BackfillState done;
    private Duration length = FIRST_WINDOW;

    /** Carries out one window and waits for its end. */
    @FunctionalInterface
    interface Windows {
        RunAccount read(RunTask.Window window);
    }

    Backfill(Windows windows, Backfills notes, Clock clock, BackfillRequest request, BackfillWatcher watcher) {
        this.windows = windows;
        this.notes = notes;
        this.clock = clock;
        this.request = request;
        this.watcher = watcher;
        BackfillState known = notes.open(request.storeId(), Flow.ORDERS, request.from(), request.to());
        this.done = request.again() ? notes.restart(known) : known;
        this.beganAt = done.doneTo();
    }

    /**
     * Reads window after window.
     *
     * @param pageSize orders a page, by which the length of the windows is chosen
     * @param lag how long the cart may take to list an order; what is younger is left to the regular runs
     */
    BackfillAccount run(int pageSize, Duration lag) {
        while (!done.isDone()) {
            if (watcher.isOver()) {
                return account(End.STOPPED, "");
            }
            Instant present = clock.instant().minus(lag).truncatedTo(ChronoUnit.SECONDS);
            if (!done.doneTo().isBefore(present)) {
                return account(End.REACHED_PRESENT, "");
            }
            Instant until = earliest(done.doneTo().plus(length), done.to(), present);
            RunAccount window = windows.read(
                    new RunTask.Window(done.doneTo(), until, request.sharePercent(), this::tell, watcher::isOver));
            if (window.state() != RunAccount.State.COMPLETED) {
                boolean stopped = window.state() == RunAccount.State.STOPPED;
                return account(stopped ? End.STOPPED : End.FAILED, window.message());
            }
            done = notes.advance(done, until, window.counts(), window.calls());
            length = next(window.counts().seen() / pageSize);
            watcher.watch(progress(Optional.empty()));
        }
        return account(End.DONE, "");
    }

    /** A window of few pages wastes calls on its last one; one of many is long to repeat after a break. */
    private Duration next(long pages) {
        if (pages < FEW_PAGES) {
            Duration longer = length.multipliedBy(2);
            return longer.compareTo(MOST) > 0 ? MOST : longer;
        }
        Duration shorter = length.dividedBy(2);
        return pages > MANY_PAGES && shorter.compareTo(LEAST) >= 0 ? shorter : length;
    }

    private void tell(RunAccount window) {
        if (window.state() == RunAccount.State.RUNNING) {
            watcher.watch(progress(Optional.of(window)));
        }
    }

    private BackfillAccount account(End end, String message) {
        return new BackfillAccount(end, progress(Optional.empty()), message);
    }

    private BackfillProgress progress(Optional<RunAccount> window) {
        return new BackfillProgress(done, beganAt, Duration.ofNanos(System.nanoTime() - startedNanos), window);
    }

    private static Instant earliest(Instant first, Instant... others) {
        Instant earliest = first;
        for (Instant other : others) {
            earliest = other.isBefore(earliest) ? other : earliest;
        }
        return earliest;
    }
}
