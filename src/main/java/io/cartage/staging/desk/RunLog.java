package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.OutcomeKind;
import io.cartage.staging.Pushed;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All runs that are kept, whatever they were for. Reads only. Thread-safe. */
public final class RunLog {
    private final JdbcClient jdbc;

    public RunLog(StagingDatabase database) {
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /**
     * Which runs; what is empty is not asked for.
     *
     * @param done only those that staged, held up or pushed something, or went wrong
     */
    public record Question(
            Optional<String> storeId,
            Optional<String> flow,
            Optional<String> status,
            boolean done,
            Optional<Instant> since,
            Optional<Instant> until) {
        /** All of them. */
        public static final Question ALL = new Question(
                Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

        private String conditions() {
            return (storeId.isEmpty() ? "" : "\n  and store_id = :store")
                    + (flow.isEmpty() ? "" : "\n  and flow = :flow")
                    + (status.isEmpty() ? "" : "\n  and status = :status")
                    + (done
                            ? "\n  and (seen > unchanged or pushed > 0 or refused > 0 or status in ('failed', 'interrupted', 'running'))"
                            : "")
                    + (since.isEmpty() ? "" : "\n  and started_at >= :since")
                    + (until.isEmpty() ? "" : "\n  and started_at < :until");
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            storeId.ifPresent(some -> parameters.put("store", some));
            flow.ifPresent(some -> parameters.put("flow", some));
            status.ifPresent(some -> parameters.put("status", some));
            since.ifPresent(some -> parameters.put("since", Jdbc.utc(some)));
            until.ifPresent(some -> parameters.put("until", Jdbc.utc(some)));
            return parameters;
        }
    }

    /**
     * A page of them, the latest first.
     *
     * @param before the number of the run after which the page begins; {@link Long#MAX_VALUE} for the first page
     */
    public List<LoggedRun> page(Question question, long before, int most) {
        return told(() -> jdbc.sql("select *\nfrom cartage_run\nwhere id < :before" + question.conditions()
                        + "\norder by id desc\nfetch first :most rows only")
                .params(question.parameters())
                .param("before", before)
                .param("most", most)
                .query(RunLog::run)
                .list());
    }

    /** One of them; empty if it is no longer kept. */
    public Optional<LoggedRun> byId(long id) {
        return told(() -> jdbc.sql("select * from cartage_run where id = :id")
                .param("id", id)
                .query(RunLog::run)
                .optional());
    }

    /** The records whose latest outcome is of this run: what waits for a person first. */
    public List<LoggedRun.Judged> judged(long runId, int most) {
        return told(() -> jdbc.sql(
                        """
                        select record_id, order_no, kind, reason, decided_at
                        from cartage_outcome
                        where run_id = :run
                        order by case kind when 'quarantined' then 0 when 'staged' then 1 else 2 end, record_id
                        fetch first :most rows only
                        """)
                .param("run", runId)
                .param("most", most)
                .query((row, i) -> new LoggedRun.Judged(
                        row.getString("record_id"),
                        Optional.ofNullable(row.getString("order_no")),
                        OutcomeKind.of(row.getString("kind")),
                        Objects.requireNonNullElse(row.getString("reason"), ""),
                        Objects.requireNonNull(Jdbc.instant(row, "decided_at"))))
                .list());
    }

    private static LoggedRun run(ResultSet row, int number) throws SQLException {
        return new LoggedRun(
                row.getLong("id"),
                row.getString("store_id"),
                row.getString("flow"),
                row.getString("lane"),
                row.getString("status"),
                Objects.requireNonNull(Jdbc.instant(row, "started_at")),
                Optional.ofNullable(Jdbc.instant(row, "finished_at")),
                Objects.requireNonNullElse(row.getString("message"), ""),
                Jdbc.counts(row),
                new Pushed(row.getLong("pushed"), row.getLong("waiting"), row.getLong("refused")),
                row.getLong("calls"));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("runs", "log", "it can't be read", work);
    }
}
