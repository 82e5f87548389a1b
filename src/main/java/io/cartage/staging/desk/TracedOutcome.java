package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.OutcomeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What became of an order's payload: its row in {@code cartage_outcome}. */
record TracedOutcome(
        OutcomeKind kind,
        boolean dropped,
        String reason,
        Instant since,
        Instant decidedAt,
        TracedRun run,
        Optional<String> mappingVersion,
        int revision,
        Optional<String> orderNo,
        Optional<Instant> forgottenAt) {

    static TracedOutcome read(ResultSet row) throws SQLException {
        return new TracedOutcome(
                OutcomeKind.of(row.getString("kind")),
                row.getBoolean("dropped"),
                Objects.requireNonNullElse(row.getString("reason"), "").replace("\n", "; "),
                Objects.requireNonNull(Jdbc.instant(row, "since")),
                Objects.requireNonNull(Jdbc.instant(row, "decided_at")),
                TracedRun.read(row),
                Optional.ofNullable(row.getString("mapping_version")),
                row.getInt("revision"),
                Optional.ofNullable(row.getString("order_no")),
                Optional.ofNullable(Jdbc.instant(row, "forgotten_at")));
    }

    boolean everStaged() {
        return revision > 0;
    }

    /** By whom or what, where it was filtered. */
    String leftOut() {
        return dropped ? "given up: " + reason : "left out by the store's filter: " + reason;
    }

    /** Where the order stands in Cartage, unless that is in {@code s_orders}. */
    Optional<String> standing() {
        return switch (kind) {
            case STAGED -> Optional.empty();
            case FILTERED -> Optional.of(leftOut());
            case QUARANTINED -> Optional.of("in quarantine: " + reason);
        };
    }
}
