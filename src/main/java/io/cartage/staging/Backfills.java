package io.cartage.staging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each backfill has come: the table {@code cartage_backfill}. Thread-safe. */
public final class Backfills {
    private final JdbcClient jdbc;
    private final Clock clock;

    Backfills(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /** The backfill of exactly this window: where it was broken off, or new. */
    public BackfillState open(String storeId, String flow, Instant from, Instant to) {
        return wrapped(storeId, () -> {
            Optional<BackfillState> known = find(storeId, flow, from, to);
            if (known.isEmpty()) {
                insert(storeId, flow, from, to);
            }
            return find(storeId, flow, from, to).orElseThrow();
        });
    }

    /** Notes that everything up to {@code doneTo} is read, by a run that came to {@code counts}. */
    public BackfillState advance(BackfillState backfill, Instant doneTo, Counts counts, long calls) {
        return wrapped(backfill.storeId(), () -> {
            jdbc.sql(
                            """
                            update cartage_backfill
                            set done_to = :done, seen = seen + :seen, staged = staged + :staged,
                                filtered = filtered + :filtered, quarantined = quarantined + :quarantined,
                                unchanged = unchanged + :unchanged, calls = calls + :calls, updated_at = :now
                            where store_id = :store
                              and flow = :flow
                              and from_time = :from
                              and to_time = :to
                              and done_to < :done
                            """)
                    .param("done", Jdbc.utc(doneTo))
                    .param("seen", counts.seen())
                    .param("staged", counts.staged())
                    .param("filtered", counts.filtered())
                    .param("quarantined", counts.quarantined())
                    .param("unchanged", counts.unchanged())
                    .param("calls", calls)
                    .param("now", Jdbc.utc(clock.instant()))
                    .param("store", backfill.storeId())
                    .param("flow", backfill.flow())
                    .param("from", Jdbc.utc(backfill.from()))
                    .param("to", Jdbc.utc(backfill.to()))
                    .update();
            return find(backfill.storeId(), backfill.flow(), backfill.from(), backfill.to())
                    .orElseThrow();
        });
    }

    /** Makes the window begin anew, as if it had never been read. What is staged stays. */
    public BackfillState restart(BackfillState backfill) {
        return wrapped(backfill.storeId(), () -> {
            jdbc.sql(
                            """
                            delete from cartage_backfill
                            where store_id = :store
                              and flow = :flow
                              and from_time = :from
                              and to_time = :to
                            """)
                    .param("store", backfill.storeId())
                    .param("flow", backfill.flow())
                    .param("from", Jdbc.utc(backfill.from()))
                    .param("to", Jdbc.utc(backfill.to()))
                    .update();
            return open(backfill.storeId(), backfill.flow(), backfill.from(), backfill.to());
        });
    }

    /** Those that were broken off or are at work, the latest first. */
    public List<BackfillState> unfinished() {
        return wrapped("all stores", () -> jdbc.sql(
                        """
                        select *
                        from cartage_backfill
                        where done_to < to_time
                        order by updated_at desc, store_id, from_time
                        """)
                .query((row, i) -> state(row))
                .list());
    }

    private Optional<BackfillState> find(String storeId, String flow, Instant from, Instant to) {
        return jdbc.sql(
                        """
                        select *
                        from cartage_backfill
                        where store_id = :store
                          and flow = :flow
                          and from_time = :from
                          and to_time = :to
                        """)
                .param("store", storeId)
                .param("flow", flow)
                .param("from", Jdbc.utc(from))
                .param("to", Jdbc.utc(to))
                .query((row, i) -> state(row))
                .optional();
    }

    private void insert(String storeId, String flow, Instant from, Instant to) {
        try {
            jdbc.sql(
                            """
                            insert into cartage_backfill (
                                store_id, flow, from_time, to_time, done_to, started_at, updated_at)
                            values (:store, :flow, :from, :to, :from, :now, :now)
                            """)
                    .param("store", storeId)
                    .param("flow", flow)
                    .param("from", Jdbc.utc(from))
                    .param("to", Jdbc.utc(to))
                    .param("now", Jdbc.utc(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            // another process was quicker, which is as well
        }
    }

    private static BackfillState state(ResultSet row) throws SQLException {
        return new BackfillState(
                row.getString("store_id"),
                row.getString("flow"),
                Objects.requireNonNull(Jdbc.instant(row, "from_time")),
                Objects.requireNonNull(Jdbc.instant(row, "to_time")),
                Objects.requireNonNull(Jdbc.instant(row, "done_to")),
                Jdbc.counts(row),
                row.getLong("calls"),
                Objects.requireNonNull(Jdbc.instant(row, "started_at")),
                Objects.requireNonNull(Jdbc.instant(row, "updated_at")));
    }

    private static <T> T wrapped(String storeId, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw new StagingException(
                    storeId + ": the state of a backfill can't be read or kept: " + e.getMessage(), e);
        }
    }
}
