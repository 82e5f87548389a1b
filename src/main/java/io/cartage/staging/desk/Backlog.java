package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much waits, by store and flow, for those who watch a running process. One query along indexes. Thread-safe. */
public final class Backlog {
    private static final int MOST_SECONDS = 5;

    private final JdbcClient jdbc;

    public Backlog(DataSource database) {
        JdbcTemplate bounded = new JdbcTemplate(database);
        bounded.setQueryTimeout(MOST_SECONDS);
        this.jdbc = JdbcClient.create(bounded);
    }

    /** What sort of thing waits. */
    public enum Kind {
        /** Orders that the ERP has neither taken nor refused, since they were staged. */
        UNACKNOWLEDGED,
        /** Orders that wait for a person, since they do. */
        QUARANTINED,
        /** Writes to the cart that will be sent, since they are in the outbox. */
        TO_SEND,
        /** Writes to the cart that wait for a person, since they are in the outbox. */
        PARKED,
        /** The cursor: nothing waits, but the shop's orders are read up to then. */
        CURSOR
    }

    /**
     * What waits of one sort.
     *
     * @param since when the oldest came; empty if there is none
     */
    public record Depth(String storeId, String flow, Kind kind, long count, Optional<Instant> since) {}

    /** All that waits; a sort of which a store's flow has nothing is left out. */
    public List<Depth> depths() {
        return jdbc.sql(
                        """
                        select store_id, 'orders' as flow, 'UNACKNOWLEDGED' as kind, count(*) as depth,
                            min(staged_at) as since
                        from s_orders
                        where import_status = 'pending'
                        group by store_id
                        union all
                        select store_id, flow, 'QUARANTINED', count(*), min(since)
                        from cartage_outcome
                        where kind = 'quarantined'
                        group by store_id, flow
                        union all
                        select store_id, flow, case when state = 'parked' then 'PARKED' else 'TO_SEND' end, count(*),
                            min(created_at)
                        from cartage_outbox
                        where state in ('waiting', 'sending', 'parked')
                        group by store_id, flow, case when state = 'parked' then 'PARKED' else 'TO_SEND' end
                        union all
                        select store_id, flow, 'CURSOR', 0, read_up_to
                        from cartage_cursor
                        where lane = 'regular'
                          and read_up_to is not null
                        """)
                .query((row, i) -> new Depth(
                        row.getString("store_id"),
                        row.getString("flow"),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("depth"),
                        Optional.ofNullable(Jdbc.instant(row, "since"))))
                .list();
    }

    /** Asks the database for nothing, to see that it answers. */
    public boolean answers() {
        return jdbc.sql("select 1").query(Integer.class).single() == 1;
    }
}
