package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do with the outbox: look, retry, drop, and clear away what is long done. Thread-safe. */
public final class OutboxDesk {
    private final Clock clock;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    public OutboxDesk(DataSource database, Clock clock) {
        this.clock = clock;
        this.transactions = new Transactions(database);
        this.jdbc = new JdbcTemplate(database);
        this.client = JdbcClient.create(jdbc);
    }

    /** Which writes; what is empty is not asked for. A cause that is an empty text is asked of writes without difficulty. */
    public record Filter(Set<Long> ids, Optional<String> storeId, Optional<String> flow, Optional<String> cause) {

        /** All of them. */
        public static Filter all() {
            return new Filter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Filter ids(Collection<Long> ids) {
            return new Filter(Set.copyOf(ids), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Filter of(String storeId, String flow) {
            return new Filter(Set.of(), Optional.of(storeId), Optional.of(flow), Optional.empty());
        }

        public Filter because(String someCause) {
            return new Filter(ids, storeId, flow, Optional.of(someCause));
        }

        private String conditions() {
            return (ids.isEmpty() ? "" : " and id in (:ids)")
                    + (storeId.isEmpty() ? "" : " and store_id = :store")
                    + (flow.isEmpty() ? "" : " and flow = :flow")
                    + (cause.isEmpty() ? "" : " and coalesce(cause, '') = :cause");
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("ids", Jdbc.padded(ids));
            storeId.ifPresent(store -> parameters.put("store", store));
            flow.ifPresent(some -> parameters.put("flow", some));
            cause.ifPresent(some -> parameters.put("cause", some));
            return parameters;
        }
    }

    /**
     * Writes that are not done, for one reason.
     *
     * @param cause empty where there was no difficulty yet
     * @param example the message of one of them
     */
    public record Group(
            String storeId,
            String flow,
            WriteState state,
            String cause,
            long writes,
            Instant oldest,
            Instant nextAt,
            String example) {}

    /** What is neither done nor dropped, by store, flow, state and cause. */
    public List<Group> groups(Filter filter) {
        return told(() -> client.sql(
                        """
                        select store_id, flow, state, coalesce(cause, '') as cause, count(*) as writes,
                            min(created_at) as oldest, min(next_at) as next_at, min(message) as example
                        from cartage_outbox
                        where state in ('waiting', 'sending', 'parked')%s
                        group by store_id, flow, state, coalesce(cause, '')
                        order by store_id, flow, state, cause
                        """
                                .formatted(filter.conditions()))
                .params(filter.parameters())
                .query((row, i) -> new Group(
                        row.getString("store_id"),
                        row.getString("flow"),
                        WriteState.of(row.getString("state")),
                        row.getString("cause"),
                        row.getLong("writes"),
                        Objects.requireNonNull(Jdbc.instant(row, "oldest")),
                        Objects.requireNonNull(Jdbc.instant(row, "next_at")),
                        Objects.requireNonNullElse(row.getString("example"), "")))
                .list());
    }

    /** The single writes in these states, oldest first. */
    public List<Write> list(Filter filter, Set<WriteState> states, int most) {
        return told(() -> read(filter, states, most, ""));
    }

    /** Lets parked and waiting writes be sent at once; returns how many. What is in doubt is looked up at once. */
    public int retry(Filter filter) {
        return told(() -> transactions.inOne(() -> {
            List<Write> writes =
                    read(filter, Set.of(WriteState.PARKED, WriteState.WAITING, WriteState.SENDING), 0, "for update");
            jdbc.batchUpdate(
                    """
                    update cartage_outbox
                    set next_at = ?,
                        write_key = case when state = 'parked' then ? else write_key end,
                        state = case when state = 'parked' then 'waiting' else state end
                    where id = ?
                    """,
                    writes,
                    Math.max(1, writes.size()),
                    (row, write) -> {
                        row.setObject(1, Jdbc.utc(clock.instant()));
                        row.setString(2, UUID.randomUUID().toString());
                        row.setLong(3, write.id());
                    });
            mark(writes, "sending", write -> "");
            return writes.size();
        }));
    }

    /**
     * Gives parked and waiting writes up; what is in doubt is left alone, since the cart may have it. Rows of a shipment
     * then wait for the ERP to write them anew.
     *
     * @param who for the ERP to read
     * @return how many
     */
    public int drop(Filter filter, String who) {
        return told(() -> transactions.inOne(() -> {
            List<Write> writes = read(filter, Set.of(WriteState.PARKED, WriteState.WAITING), 0, "for update");
            String message = "dropped by " + who + " at " + clock.instant();
            jdbc.batchUpdate(
                    """
                    update cartage_outbox
                    set state = 'dropped', cause = 'dropped', message = ?
                    where id = ?
                    """,
                    writes,
                    Math.max(1, writes.size()),
                    (row, write) -> {
                        row.setString(1, StorableText.line(message, 2000));
                        row.setLong(2, write.id());
                    });
            mark(
                    writes,
                    "error",
                    write -> message
                            + write.message().map(text -> "; it was: " + text).orElse("")
                            + ". To ship it after all, set push_status to 'pending'");
            return writes.size();
        }));
    }

    /**
     * Clears away what a store wrote of stock levels longer ago than that, the oldest first. Shipments and statuses are kept
     * for ever, since each stands for a wish that must not be carried out twice.
     *
     * @param most so many at most; whatever is left over goes the next time
     * @return how many
     */
    public int tidy(String storeId, Duration age, int most) {
        return told(() -> tidy(storeId, WriteState.DONE, age, most) + tidy(storeId, WriteState.DROPPED, age, most));
    }

    /** The inner query goes along the index by state, so that it doesn't matter how much is kept. */
    private int tidy(String storeId, WriteState state, Duration age, int most) {
        return client.sql(
                        """
                        delete from cartage_outbox
                        where created_at < :limit
                          and id in (
                              select oldest.id
                              from (
                                  select id
                                  from cartage_outbox
                                  where state = :state
                                    and store_id = :store
                                    and flow = 'inventory'
                                  order by id
                                  limit :most) oldest)
                        """)
                .param("limit", Jdbc.utc(clock.instant().minus(age)))
                .param("state", state.word())
                .param("store", storeId)
                .param("most", Math.max(1, most / 2))
                .update();
    }

    private List<Write> read(Filter filter, Set<WriteState> states, int most, String lock) {
        return client.sql(
                        """
                        select *
                        from cartage_outbox
                        where state in (:states)%s
                        order by id
                        %s %s
                        """
                                .formatted(filter.conditions(), most > 0 ? "limit " + most : "", lock))
                .params(filter.parameters())
                .param("states", states.stream().map(WriteState::word).toList())
                .query((row, i) -> OutboxTable.write(row))
                .list();
    }

    /** Tells the rows of shipments what was done with their write. */
    private void mark(List<Write> writes, String status, Function<Write, String> message) {
        List<Write> shipments = writes.stream()
                .filter(write -> write.flow().equals(Shipments.FLOW))
                .toList();
        for (Write write : shipments) {
            String text = message.apply(write);
            client.sql(
                            """
                            update external_order_shipments
                            set push_status = :status, push_cause = :cause, push_message = :message
                            where push_status in ('sending', 'error')
                              and id in (
                                  select shipment_id
                                  from cartage_shipment_line
                                  where outbox_id = :write)
                            """)
                    .param("status", status)
                    .param("cause", status.equals("error") ? ShipmentCause.DROPPED : null)
                    .param("message", text.isEmpty() ? null : StorableText.line(text, 2000))
                    .param("write", write.id())
                    .update();
        }
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("outbox", "desk", "it can't be read or changed", work);
    }
}
