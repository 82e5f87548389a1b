package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes away what has been kept long enough: payloads of orders that are settled, and what is told of runs and edits. The tables of the ERP contract are left alone. Thread-safe.
 */
public final class Retention {
    /**
     * Nobody waits for the order: the ERP has imported it or shall not have it, knows of its changes, and nothing is to be
     * written to the cart.
     */
    private static final String SETTLED =
            """
            exists (
                select 1
                from cartage_outcome o
                left join s_orders s on s.cart_order_id = o.record_id and s.store_id = o.store_id
                where o.record_id = p.record_id
                  and o.store_id = p.store_id
                  and o.flow = p.flow
                  and o.kind <> 'quarantined'
                  and (s.import_status is null or s.import_status in ('imported', 'withdrawn')))
              and not exists (
                select 1
                from s_order_changes c
                where c.cart_order_id = p.record_id
                  and c.store_id = p.store_id
                  and c.handled_status in ('pending', 'error'))
              and not exists (
                select 1
                from cartage_outbox w
                where w.cart_order_id = p.record_id
                  and w.store_id = p.store_id
                  and w.state in ('waiting', 'sending', 'parked'))
            """;

    private static final String SLICE =
            """
            where p.store_id = :store
              and p.purged_at is null
              and p.received_at > :after
              and p.received_at %s :until
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Retention(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /**
     * A part of a store's archive that was gone through.
     *
     * @param payloads how many were purged
     * @param next where to go on; empty at the end
     */
    public record Part(int payloads, Optional<Instant> next) {}

    /**
     * A store's payloads of some age.
     *
     * @param settled those that a purge takes
     * @param needed those that stay, since somebody waits for the order
     */
    public record Old(String storeId, long settled, long needed) {}

    /** The stores that ever had an order, whether or not they have a file. */
    public List<String> stores() {
        return told(() -> jdbc.sql("select distinct store_id from cartage_cursor order by store_id")
                .query(String.class)
                .list());
    }

    /** What a purge would take; changes nothing. */
    public Old count(String storeId, Duration age) {
        return told(() -> jdbc.sql(
                        """
                        select count(*) as payloads, count(case when %s then 1 end) as settled
                        from cartage_payload p
                        """
                                        .formatted(SETTLED)
                                + SLICE.formatted("<"))
                .param("store", storeId)
                .param("after", Jdbc.utc(Instant.EPOCH))
                .param("until", Jdbc.utc(clock.instant().minus(age)))
                .query((row, i) ->
                        new Old(storeId, row.getLong("settled"), row.getLong("payloads") - row.getLong("settled")))
                .single());
    }

    /**
     * Purges payloads of settled orders that came longer ago than that, the oldest first; the work depends on {@code most}
     * and not on how many are kept.
     *
     * @param after where the part before ended; {@link Instant#EPOCH} for the first
     * @param most looks at so many, and at those that came in the same page
     */
    public Part purge(String storeId, Duration age, Instant after, int most) {
        Instant limit = clock.instant().minus(age);
        return told(() -> {
            Map<String, Object> parameters = new HashMap<>(
                    Map.of("store", storeId, "after", Jdbc.utc(after), "until", Jdbc.utc(limit), "most", most));
            Optional<Instant> next = jdbc.sql("select p.received_at\nfrom cartage_payload p\n" + SLICE.formatted("<")
                            + "order by p.received_at\noffset :most rows fetch first 1 row only")
                    .params(parameters)
                    .query((row, i) -> Objects.requireNonNull(Jdbc.instant(row, "received_at")))
                    .optional();
            next.ifPresent(end -> parameters.put("until", Jdbc.utc(end)));
            parameters.remove("most");
            int purged = jdbc.sql("update cartage_payload p\nset content = null, purged_at = :now\n"
                            + SLICE.formatted(next.isPresent() ? "<=" : "<") + "  and " + SETTLED)
                    .params(parameters)
                    .param("now", Jdbc.utc(clock.instant()))
                    .update();
            return new Part(purged, next);
        });
    }

    /** Clears away runs that began longer ago than that, but the last of each store, flow and lane; of all stores. */
    public int clearRuns(Duration age, int most) {
        return clear(
                """
                delete from cartage_run
                where started_at < :limit
                  and status <> 'running'
                  and id in (
                      select oldest.id
                      from (
                          select id
                          from cartage_run
                          order by id
                          fetch first :most rows only) oldest)
                  and exists (
                      select 1
                      from cartage_run later
                      where later.store_id = cartage_run.store_id
                        and later.flow = cartage_run.flow
                        and later.lane = cartage_run.lane
                        and later.id > cartage_run.id)
                """,
                age,
                most);
    }

    /** Clears away edits that were met longer ago than that, but the last. */
    public int clearEdits(Duration age, int most) {
        return clear(
                """
                delete from cartage_edit
                where met_at < :limit
                  and id < (select max(id) from cartage_edit)
                  and id in (
                      select oldest.id
                      from (
                          select id
                          from cartage_edit
                          order by id
                          fetch first :most rows only) oldest)
                """,
                age,
                most);
    }

    private int clear(String sql, Duration age, int most) {
        return told(() -> jdbc.sql(sql)
                .param("limit", Jdbc.utc(clock.instant().minus(age)))
                .param("most", most)
                .update());
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("archive", "retention", "what is old can't be cleared away", work);
    }
}
