package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that did something to an order.
 *
 * @param took empty if it has not ended
 */
record TracedRun(long id, Optional<Duration> took) {

    /** By the columns {@code run_id}, {@code started_at} and {@code finished_at}. */
    static TracedRun read(ResultSet row) throws SQLException {
        Instant started = Jdbc.instant(row, "started_at");
        Instant finished = Jdbc.instant(row, "finished_at");
        return new TracedRun(
                row.getLong("run_id"),
                started == null || finished == null
                        ? Optional.empty()
                        : Optional.of(Duration.between(started, finished)));
    }
}
