package io.cartage.staging.outbox;

import io.cartage.staging.Jdbc;
import io.cartage.staging.RowCounts;
import io.cartage.staging.Slice;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** A flow's writes in the outbox as people look through them, the newest first, page by page. Thread-safe. */
public final class WriteQueue {
    private final NamedParameterJdbcTemplate jdbc;
    private final RowCounts counts;

    public WriteQueue(DataSource database) {
        this.jdbc = new NamedParameterJdbcTemplate(database);
        this.counts = new RowCounts(jdbc, "cartage_outbox", "state");
    }

    /**
     * Which writes; what is empty is not asked for.
     *
     * @param text the beginning of what it is about, or an order's id in the cart
     */
    public record Filter(
            String flow, Optional<String> storeId, Optional<WriteState> state, Optional<String> cause, String text) {
        public Filter {
            text = text.strip();
        }
    }

    /**
     * A write, without what is sent.
     *
     * @param at when it was finished, or else sent last, or else wished
     */
    public record Item(
            long id,
            String storeId,
            String subject,
            Optional<String> cartOrderId,
            WriteState state,
            String cause,
            String message,
            int attempts,
            Instant at,
            Instant nextAt) {}

    /**
     * A page.
     *
     * @param next the id before which the next page begins; empty if there is none
     */
    public record Page(List<Item> writes, Optional<Long> next) {}

    public Page page(Filter filter, Optional<Long> before, int most) {
        return told(filter.flow(), () -> {
            Slice<Item> writes = Slice.of(most, some -> read(filter, before, some));
            return new Page(writes.rows(), writes.last().map(Item::id));
        });
    }

    /** How many there are, by their state. */
    public Map<WriteState, Long> counts(String flow, Optional<String> storeId) {
        return told(flow, () -> {
            Map<WriteState, Long> byState = new EnumMap<>(WriteState.class);
            counts.of(storeId, Map.of("flow", flow))
                    .forEach((state, count) -> byState.put(WriteState.of(state), count));
            return byState;
        });
    }

    private List<Item> read(Filter filter, Optional<Long> before, int most) {
        Map<String, Object> values = new HashMap<>();
        values.put("flow", filter.flow());
        values.put("before", before.orElse(Long.MAX_VALUE));
        values.put("most", most);
        StringBuilder where = new StringBuilder("flow = :flow and id < :before");
        filter.storeId().ifPresent(store -> {
            where.append("\n  and store_id = :store");
            values.put("store", store);
        });
        filter.state().ifPresent(state -> {
            // Nearly all writes are done: the order is the better way to them, so the index is kept from being taken.
            where.append(state == WriteState.DONE ? "\n  and state || '' = :state" : "\n  and state = :state");
            values.put("state", state.word());
        });
        filter.cause().ifPresent(cause -> {
            where.append("\n  and coalesce(cause, '') = :cause");
            values.put("cause", cause);
        });
        if (!filter.text().isEmpty()) {
            where.append("\n  and (subject like :text or subject like :order or cart_order_id = :id)");
            values.put("text", Jdbc.beginning(filter.text()));
            values.put("order", "order " + Jdbc.beginning(filter.text()));
            values.put("id", filter.text());
        }
        return jdbc.query(
                """
                select id, store_id, subject, cart_order_id, state, cause, message, attempts, created_at, next_at, sent_at,
                    finished_at
                from cartage_outbox
                where %s
                order by flow desc, id desc
                fetch first :most rows only
                """
                        .formatted(where),
                values,
                (row, i) -> item(row));
    }

    private static Item item(ResultSet row) throws SQLException {
        Instant created = Objects.requireNonNull(Jdbc.instant(row, "created_at"));
        Instant sent = Objects.requireNonNullElse(Jdbc.instant(row, "sent_at"), created);
        return new Item(
                row.getLong("id"),
                row.getString("store_id"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("cart_order_id")),
                WriteState.of(row.getString("state")),
                Objects.requireNonNullElse(row.getString("cause"), ""),
                Objects.requireNonNullElse(row.getString("message"), ""),
                row.getInt("attempts"),
                Objects.requireNonNullElse(Jdbc.instant(row, "finished_at"), sent),
                Objects.requireNonNull(Jdbc.instant(row, "next_at")));
    }

    private static <T> T told(String flow, Supplier<T> work) {
        return Transactions.told("console", flow, "the outbox can't be read", work);
    }
}
