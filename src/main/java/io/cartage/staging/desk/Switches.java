package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which schedules run: what people said last, else what the store's file says. Pausing everything wins over all else.
 * Also who asked for a run at once, and which processes are there to carry it out. Thread-safe.
 */
public final class Switches {
    /** A process that hasn't been seen for so long is gone. */
    public static final Duration SILENCE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Switches(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /** A run that somebody asked for. */
    public record Asked(String storeId, String flow) {}

    /** Whether a store's flow runs by its schedule. */
    public boolean runs(String storeId, String flow, boolean byFile) {
        List<Schedule> said = jdbc.sql(
                        """
                        select *
                        from cartage_schedule
                        where store_id in (:store, '*')
                          and flow in (:flow, '*')
                        """)
                .param("store", storeId)
                .param("flow", flow)
                .query(Switches::schedule)
                .list();
        return runs(said, storeId, flow, byFile);
    }

    /** The same by rows of {@link #all}. */
    public static boolean runs(List<Schedule> said, String storeId, String flow, boolean byFile) {
        return Schedule.saidOf(said, storeId, flow).flatMap(Schedule::runs).orElse(byFile);
    }

    /**
     * Starts or stops schedules; a run that goes on ends by itself. What was said of a store's single flows before is
     * forgotten when the whole store is started or stopped; pausing all of them forgets nothing.
     *
     * @param storeId or {@code *}, which goes with each flow only
     * @param flow or {@code *}
     */
    public void set(String storeId, String flow, boolean runs, String who) {
        if (flow.equals(Schedule.ALL) && !storeId.equals(Schedule.ALL)) {
            jdbc.sql("update cartage_schedule set runs = null where store_id = :store")
                    .param("store", storeId)
                    .update();
        }
        change(storeId, flow, "runs = :runs, changed_by = :who, changed_at = :now", statement -> statement
                .param("runs", runs)
                .param("who", who)
                .param("now", Jdbc.utc(clock.instant())));
    }

    /** Asks for a run as soon as can be, also of a schedule that is stopped. */
    public void ask(String storeId, String flow, String who) {
        change(storeId, flow, "asked_by = :who, asked_at = :now", statement -> statement
                .param("who", who)
                .param("now", Jdbc.utc(clock.instant())));
    }

    /** The runs that are asked for, which now are the caller's to carry out. */
    public List<Asked> take() {
        List<Asked> taken = new ArrayList<>();
        for (Schedule row : all()) {
            if (row.askedAt().isEmpty()) {
                continue;
            }
            int mine = jdbc.sql(
                            """
                            update cartage_schedule
                            set asked_at = null
                            where store_id = :store
                              and flow = :flow
                              and asked_at = :at
                            """)
                    .param("store", row.storeId())
                    .param("flow", row.flow())
                    .param("at", Jdbc.utc(row.askedAt().get()))
                    .update();
            if (mine == 1) {
                taken.add(new Asked(row.storeId(), row.flow()));
            }
        }
        return taken;
    }

    /** Tells when a store's flow runs next. */
    public void plan(String storeId, String flow, Instant next) {
        change(storeId, flow, "next_at = :next", statement -> statement.param("next", Jdbc.utc(next)));
    }

    /** The schedule has ended with its store or section: nothing runs next. What people said of it stays. */
    public void unplan(String storeId, String flow) {
        jdbc.sql("update cartage_schedule set next_at = null where store_id = :store and flow = :flow")
                .param("store", storeId)
                .param("flow", flow)
                .update();
    }

    /** What is known of all schedules, by store and flow. */
    public List<Schedule> all() {
        return jdbc.sql("select * from cartage_schedule order by store_id, flow")
                .query(Switches::schedule)
                .list();
    }

    /** A process that runs schedules says that it is there. */
    public void beat(String nodeId, Instant startedAt) {
        Instant now = clock.instant();
        int known = jdbc.sql("update cartage_node set seen_at = :now where node_id = :node")
                .param("now", Jdbc.utc(now))
                .param("node", nodeId)
                .update();
        if (known == 0) {
            jdbc.sql("delete from cartage_node where seen_at < :long_ago")
                    .param("long_ago", Jdbc.utc(now.minus(SILENCE.multipliedBy(4))))
                    .update();
            jdbc.sql("insert into cartage_node (node_id, started_at, seen_at) values (:node, :started, :now)")
                    .param("node", nodeId)
                    .param("started", Jdbc.utc(startedAt))
                    .param("now", Jdbc.utc(now))
                    .update();
        }
    }

    /** A process that runs schedules ends. */
    public void leave(String nodeId) {
        jdbc.sql("delete from cartage_node where node_id = :node")
                .param("node", nodeId)
                .update();
    }

    /** Whether of all processes that are there this one began first, and so does what one of them should do. */
    public boolean isFirst(String nodeId) {
        return jdbc
                .sql("select node_id from cartage_node where seen_at >= :since order by started_at, node_id")
                .param("since", Jdbc.utc(clock.instant().minus(SILENCE)))
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .filter(nodeId::equals)
                .isPresent();
    }

    /** Whether a process is there to run schedules. */
    public boolean isAnybodyThere() {
        return jdbc.sql("select count(*) from cartage_node where seen_at >= :since")
                        .param("since", Jdbc.utc(clock.instant().minus(SILENCE)))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void change(
            String storeId,
            String flow,
            String what,
            Function<JdbcClient.StatementSpec, JdbcClient.StatementSpec> values) {
        String sql = "update cartage_schedule set " + what + " where store_id = :store and flow = :flow";
        if (update(sql, storeId, flow, values) == 0) {
            try {
                jdbc.sql("insert into cartage_schedule (store_id, flow) values (:store, :flow)")
                        .param("store", storeId)
                        .param("flow", flow)
                        .update();
            } catch (DuplicateKeyException e) {
                // somebody else said something of it at the same moment
            }
            update(sql, storeId, flow, values);
        }
    }

    private int update(
            String sql,
            String storeId,
            String flow,
            Function<JdbcClient.StatementSpec, JdbcClient.StatementSpec> values) {
        return values.apply(jdbc.sql(sql).param("store", storeId).param("flow", flow))
                .update();
    }

    private static Schedule schedule(ResultSet row, int number) throws SQLException {
        return new Schedule(
                row.getString("store_id"),
                row.getString("flow"),
                Optional.ofNullable(row.getObject("runs", Boolean.class)),
                Optional.ofNullable(row.getString("changed_by")),
                Optional.ofNullable(Jdbc.instant(row, "changed_at")),
                Optional.ofNullable(Jdbc.instant(row, "asked_at")),
                Optional.ofNullable(Jdbc.instant(row, "next_at")));
    }
}
