package io.cartage.staging.desk;

import io.cartage.staging.Counts;
import io.cartage.staging.OutcomeKind;
import io.cartage.staging.Pushed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run, as it stands or ended.
 *
 * @param lane what it was for, see {@link io.cartage.staging.Lane}
 * @param status {@code running}, {@code completed}, {@code failed} or {@code interrupted}
 * @param message what went wrong; empty if nothing did
 * @param counts of a flow from the cart
 * @param pushed of a flow back to the cart
 */
public record LoggedRun(
        long id,
        String storeId,
        String flow,
        String lane,
        String status,
        Instant startedAt,
        Optional<Instant> finishedAt,
        String message,
        Counts counts,
        Pushed pushed,
        long calls) {

    /** A record whose latest outcome is of this run. */
    public record Judged(
            String recordId, Optional<String> orderNo, OutcomeKind kind, String reason, Instant decidedAt) {}

    /** How long it took; empty while it goes on. */
    public Optional<Duration> time() {
        return finishedAt.map(end -> Duration.between(startedAt, end));
    }
}
