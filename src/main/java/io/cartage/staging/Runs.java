package io.cartage.staging;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * Runs and cursors: who may write for a store's flow, how far it has read, and what its runs came to. Each lane has a
 * cursor row, whose version says which of its runs may write; only the regular lane's row holds a position.
 */
final class Runs {
    private static final int LONGEST_MESSAGE = 2000;

    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the lane's row, which its writers lock; a no-op if it stands. In its own transaction. */
    void prepare(String storeId, String flow, Lane lane) {
        if (version(storeId, flow, lane, "").isPresent()) {
            return;
        }
        try {
            jdbc.sql("insert into cartage_cursor (store_id, flow, lane, version) values (:store, :flow, :lane, 0)")
                    .param("store", storeId)
                    .param("flow", flow)
                    .param("lane", lane.word())
                    .update();
        } catch (DuplicateKeyException e) {
            // another process was quicker, which is as well
        }
    }

    RunRef start(String storeId, String flow, Lane lane, Instant now) {
        long version = version(storeId, flow, lane, "for update").orElseThrow() + 1;
        jdbc.sql(
                        """
                        update cartage_run
                        set status = 'interrupted', finished_at = :now
                        where store_id = :store
                          and flow = :flow
                          and lane = :lane
                          and status = 'running'
                        """)
                .param("now", Jdbc.utc(now))
                .param("store", storeId)
                .param("flow", flow)
                .param("lane", lane.word())
                .update();
        jdbc.sql(
                        """
                        update cartage_cursor
                        set version = :version
                        where store_id = :store
                          and flow = :flow
                          and lane = :lane
                        """)
                .param("version", version)
                .param("store", storeId)
                .param("flow", flow)
                .param("lane", lane.word())
                .update();
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into cartage_run (store_id, flow, lane, status, started_at, read_from)
                        values (:store, :flow, :lane, 'running', :now, (
                            select read_up_to
                            from cartage_cursor
                            where store_id = :store
                              and flow = :flow
                              and lane = :lane))
                        """)
                .param("store", storeId)
                .param("flow", flow)
                .param("lane", lane.word())
                .param("now", Jdbc.utc(now))
                .update(key, "id");
        return new RunRef(Objects.requireNonNull(key.getKey()).longValue(), storeId, flow, lane, version);
    }

    /** Holds all other writers of this store and flow off until the transaction ends: one common row, then the lane's. */
    void lock(RunRef run) {
        if (run.lane() != Lane.REGULAR) {
            version(run.storeId(), run.flow(), Lane.REGULAR, "for update");
        }
        long version =
                version(run.storeId(), run.flow(), run.lane(), "for update").orElse(-1L);
        if (version != run.version()) {
            throw new TakenOverException(run);
        }
    }

    /** Holds off all others who lock this store and flow, until the transaction ends; the row must be prepared. */
    void lock(String storeId, String flow) {
        version(storeId, flow, Lane.REGULAR, "for update");
    }

    void count(RunRef run, Counts counts) {
        jdbc.sql(
                        """
                        update cartage_run
                        set seen = seen + :seen, staged = staged + :staged, filtered = filtered + :filtered,
                            quarantined = quarantined + :quarantined, unchanged = unchanged + :unchanged
                        where id = :id
                        """)
                .param("seen", counts.seen())
                .param("staged", counts.staged())
                .param("filtered", counts.filtered())
                .param("quarantined", counts.quarantined())
                .param("unchanged", counts.unchanged())
                .param("id", run.id())
                .update();
    }

    /** Moves the cursor forward; a position that lies behind it changes nothing. For the regular lane alone. */
    void advance(RunRef run, Instant position) {
        jdbc.sql(
                        """
                        update cartage_cursor
                        set read_up_to = :position
                        where store_id = :store
                          and flow = :flow
                          and lane = 'regular'
                          and (read_up_to is null or read_up_to < :position)
                        """)
                .param("position", Jdbc.utc(position))
                .param("store", run.storeId())
                .param("flow", run.flow())
                .update();
    }

    Optional<Cursor> cursor(String storeId, String flow) {
        return jdbc.sql(
                        """
                        select read_up_to, version
                        from cartage_cursor
                        where store_id = :store
                          and flow = :flow
                          and lane = 'regular'
                          and read_up_to is not null
                        """)
                .param("store", storeId)
                .param("flow", flow)
                .query((row, i) -> new Cursor(Objects.requireNonNull(Jdbc.instant(row, "read_up_to")), row.getLong(2)))
                .optional();
    }

    Counts counts(RunRef run) {
        return jdbc.sql("select seen, staged, filtered, quarantined, unchanged from cartage_run where id = :id")
                .param("id", run.id())
                .query((row, i) ->
                        new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .single();
    }

    void finish(RunRef run, Optional<String> failure, RunEnd end, Instant now) {
        jdbc.sql(
                        """
                        update cartage_run
                        set status = :status, finished_at = :now, message = :message, calls = :calls,
                            pushed = :pushed, waiting = :waiting, refused = :refused
                        where id = :id
                          and status = 'running'
                        """)
                .param("status", failure.isPresent() ? "failed" : "completed")
                .param("now", Jdbc.utc(now))
                .param(
                        "message",
                        failure.map(text -> StorableText.line(text, LONGEST_MESSAGE))
                                .orElse(null))
                .param("calls", end.calls())
                .param("pushed", end.pushed().done())
                .param("waiting", end.pushed().waiting())
                .param("refused", end.pushed().refused())
                .param("id", run.id())
                .update();
    }

    private Optional<Long> version(String storeId, String flow, Lane lane, String lock) {
        return jdbc.sql(
                        """
                        select version
                        from cartage_cursor
                        where store_id = :store
                          and flow = :flow
                          and lane = :lane
                        """
                                + lock)
                .param("store", storeId)
                .param("flow", flow)
                .param("lane", lane.word())
                .query(Long.class)
                .optional();
    }
}
