package io.cartage.flow;

import io.cartage.staging.BackfillState;
import io.cartage.staging.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a backfill goes on, in this session and in all of them.
 *
 * @param done all sessions together, up to the last window that was read whole
 * @param beganAt where this session began
 * @param time how long this session has taken
 * @param window the window at hand; empty between two
 */
public record BackfillProgress(BackfillState done, Instant beganAt, Duration time, Optional<RunAccount> window) {

    /** How much of the time asked for is read, from 0 to 1. */
    public double share() {
        return ratio(Duration.between(done.from(), done.doneTo()), Duration.between(done.from(), done.to()));
    }

    /** All orders seen, those of the window at hand included. */
    public Counts counts() {
        return done.counts().plus(window.map(RunAccount::counts).orElse(Counts.NONE));
    }

    /** All calls, those of the window at hand included. */
    public long calls() {
        return done.calls() + window.map(RunAccount::calls).orElse(0L);
    }

    /** How long the rest takes if it goes on like this session so far; empty before its first window is read. */
    public Optional<Duration> left() {
        Duration read = Duration.between(beganAt, done.doneTo());
        if (read.isZero() || read.isNegative()) {
            return Optional.empty();
        }
        double rest = ratio(Duration.between(done.doneTo(), done.to()), read);
        return Optional.of(Duration.ofMillis(Math.round(time.toMillis() * rest)));
    }

    private static double ratio(Duration part, Duration whole) {
        return whole.isZero() ? 1 : part.toMillis() / (double) whole.toMillis();
    }
}
