package io.cartage.flow;

import io.cartage.staging.Counts;
import io.cartage.staging.Lane;
import io.cartage.staging.Pushed;
import java.time.Duration;

/**
 * How a run stands or ended.
 *
 * @param counts of a flow from the cart
 * @param pushed of a flow back to the cart
 * @param message what went wrong, for a run that failed; else empty
 */
public record RunAccount(
        String storeId,
        String flow,
        Lane lane,
        State state,
        Counts counts,
        Pushed pushed,
        long calls,
        Duration time,
        String message) {

    /** A run goes on, or has read everything, or was stopped after a page, or failed. */
    public enum State {
        RUNNING,
        COMPLETED,
        STOPPED,
        FAILED
    }

    /** A run that failed before its first step. */
    static RunAccount neverBegan(String storeId, String flow, Lane lane, String message) {
        return new RunAccount(storeId, flow, lane, State.FAILED, Counts.NONE, Pushed.NONE, 0, Duration.ZERO, message);
    }

    /** Orders seen in a second. */
    public double rate() {
        return time.isZero() ? 0 : counts.seen() * 1e9 / time.toNanos();
    }
}
