package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code cartage_outbox}, in the transaction that is open. */
final class OutboxTable {
    private static final int LONGEST_TEXT = 2000;
    private static final int CHUNK = 500;

    private static final String INSERT =
            """
            insert into cartage_outbox (
                store_id, flow, subject_key, subject, cart_order_id, write_key, source, created_at, next_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    OutboxTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** Those of the keys that stand there, in whatever state. */
    List<String> known(String storeId, String flow, Collection<String> keys) {
        return client.sql(
                        """
                        select subject_key
                        from cartage_outbox
                        where store_id = :store
                          and flow = :flow
                          and subject_key in (:keys)
                        """)
                .param("store", storeId)
                .param("flow", flow)
                .param("keys", Jdbc.padded(keys))
                .query(String.class)
                .list();
    }

    /** Inserts them all, whose keys must be new, and returns them in this order. */
    List<Write> insert(String storeId, String flow, List<Wish> wishes, Instant now) {
        List<Write> writes = new ArrayList<>();
        for (int from = 0; from < wishes.size(); from += CHUNK) {
            writes.addAll(insertChunk(storeId, flow, wishes.subList(from, Math.min(wishes.size(), from + CHUNK)), now));
        }
        return writes;
    }

    private List<Write> insertChunk(String storeId, String flow, List<Wish> wishes, Instant now) {
        List<String> keys =
                wishes.stream().map(wish -> UUID.randomUUID().toString()).toList();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            rows.add(new @Nullable Object[] {
                storeId,
                flow,
                wish.subjectKey(),
                StorableText.line(wish.subject(), 255),
                wish.cartOrderId().orElse(null),
                keys.get(i),
                wish.source().map(Json::text).orElse(null),
                Jdbc.utc(now),
                Jdbc.utc(now)
            });
        }
        jdbc.batchUpdate(INSERT, rows);
        return client.sql("select * from cartage_outbox where write_key in (:keys) order by id")
                .param("keys", Jdbc.padded(keys))
                .query((row, i) -> write(row))
                .list();
    }

    Optional<Write> find(long id) {
        return client.sql("select * from cartage_outbox where id = :id")
                .param("id", id)
                .query((row, i) -> write(row))
                .optional();
    }

    List<String> cartIds(String storeId, String flow, String cartOrderId) {
        return client.sql(
                        """
                        select cart_id
                        from cartage_outbox
                        where cart_order_id = :order
                          and store_id = :store
                          and flow = :flow
                          and cart_id is not null
                        order by id
                        """)
                .param("order", cartOrderId)
                .param("store", storeId)
                .param("flow", flow)
                .query(String.class)
                .list();
    }

    /** The next ones of a state that are due, but of each order only the oldest, and none of an order in doubt. */
    List<Write> due(String storeId, String flow, WriteState state, Instant now, long after, int most) {
        return client.sql(
                        """
                        select *
                        from cartage_outbox w
                        where w.store_id = :store
                          and w.flow = :flow
                          and w.state = :state
                          and w.id > :after
                          and w.next_at <= :now
                          and not exists (
                              select 1
                              from cartage_outbox other
                              where other.cart_order_id = w.cart_order_id
                                and other.store_id = w.store_id
                                and other.flow = w.flow
                                and ((other.state = w.state and other.next_at <= :now and other.id < w.id)
                                    or (other.state = 'sending' and w.state = 'waiting')))
                        order by w.id
                        limit :most
                        """)
                .param("store", storeId)
                .param("flow", flow)
                .param("state", state.word())
                .param("after", after)
                .param("now", Jdbc.utc(now))
                .param("most", most)
                .query((row, i) -> write(row))
                .list();
    }

    void begin(Write write, String request, Instant now, Instant lookAt) {
        change(
                write,
                """
                state = 'sending', attempts = attempts + 1, sent_at = :now, request = :request, next_at = :look_at
                """,
                Map.of(
                        "now", Jdbc.utc(now),
                        "request", StorableText.of(request),
                        "look_at", Jdbc.utc(lookAt)));
    }

    void succeed(Write write, String cartId, String answer, Instant now) {
        change(
                write,
                """
                state = 'done', cause = null, message = null, source = null, cart_id = :cart_id, answer = :answer,
                    finished_at = :now
                """,
                Map.of("cart_id", StorableText.line(cartId, 255), "answer", line(answer), "now", Jdbc.utc(now)));
    }

    /** Ends it or sets it aside: certainly the cart has nothing of it, and a later call is not a repetition. */
    void settle(Write write, WriteState state, String cause, String message, Instant nextAt) {
        change(
                write,
                "state = :new_state, cause = :cause, message = :message, next_at = :next_at, write_key = :new_key",
                Map.of(
                        "new_state", state.word(),
                        "cause", StorableText.line(cause, 64),
                        "message", line(message),
                        "next_at", Jdbc.utc(nextAt),
                        "new_key", UUID.randomUUID().toString()));
    }

    void answer(long id, String answer) {
        client.sql("update cartage_outbox set answer = :answer where id = :id")
                .param("answer", line(answer))
                .param("id", id)
                .update();
    }

    void doubt(Write write, String message, Instant nextAt) {
        change(
                write,
                "cause = 'unreachable', message = :message, next_at = :next_at",
                Map.of("message", line(message), "next_at", Jdbc.utc(nextAt)));
    }

    /** Makes one that was dropped the wish again, with a new source. */
    void reopen(long id, Wish wish, Instant now) {
        client.sql(
                        """
                        update cartage_outbox
                        set state = 'waiting', cause = null, message = null, source = :source, subject = :subject,
                            write_key = :key, next_at = :now, finished_at = null
                        where id = :id
                          and state = 'dropped'
                        """)
                .param("source", wish.source().map(Json::text).orElse(null))
                .param("subject", StorableText.line(wish.subject(), 255))
                .param("key", UUID.randomUUID().toString())
                .param("now", Jdbc.utc(now))
                .param("id", id)
                .update();
    }

    private void change(Write write, String set, Map<String, Object> values) {
        int changed = client.sql(
                        """
                        update cartage_outbox
                        set %s
                        where id = :id
                          and state = :state
                          and attempts = :attempts
                          and write_key = :key
                        """
                                .formatted(set))
                .params(values)
                .param("id", write.id())
                .param("state", write.state().word())
                .param("attempts", write.attempts())
                .param("key", write.key())
                .update();
        if (changed == 0) {
            throw new WriteChangedException(write);
        }
    }

    private static String line(String text) {
        return StorableText.line(text, LONGEST_TEXT);
    }

    static Write write(ResultSet row) throws SQLException {
        return new Write(
                row.getLong("id"),
                row.getString("store_id"),
                row.getString("flow"),
                row.getString("subject_key"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("cart_order_id")),
                row.getString("write_key"),
                WriteState.of(row.getString("state")),
                Optional.ofNullable(row.getString("cause")),
                Optional.ofNullable(row.getString("message")),
                Optional.ofNullable(Json.read(row.getString("source"))),
                Optional.ofNullable(row.getString("request")),
                row.getInt("attempts"),
                Objects.requireNonNull(Jdbc.instant(row, "created_at")),
                Objects.requireNonNull(Jdbc.instant(row, "next_at")),
                Optional.ofNullable(Jdbc.instant(row, "sent_at")),
                Optional.ofNullable(Jdbc.instant(row, "finished_at")),
                Optional.ofNullable(row.getString("cart_id")));
    }
}
