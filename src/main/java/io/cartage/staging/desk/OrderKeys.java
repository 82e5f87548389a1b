package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import io.cartage.staging.desk.BookedOrder.Preview;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The words by which people find orders. They are written beside the runs, of each store in the order in which its payloads
 * came, in parts: whoever goes on begins where the last part ended, after a crash as well. Thread-safe.
 */
public final class OrderKeys {
    /** Clocks of several processes may differ by that. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final String SLICE =
            """
            from cartage_payload p
            where p.store_id = :store
              and p.purged_at is null
              and p.received_at > :after
            """;

    private static final String FRESH =
            """
            select p.record_id, case when s.id is null then p.content end as content, s.bill_name, s.bill_company,
                s.ship_name, s.bill_email, s.ship_email
            from cartage_payload p
            left join s_orders s on s.cart_order_id = p.record_id and s.store_id = p.store_id
            where p.store_id = :store
              and p.purged_at is null
              and p.received_at > :after
              and p.received_at <= :until
              and p.flow = 'orders'
            order by p.received_at
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Transactions transactions;

    public OrderKeys(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
        this.transactions = new Transactions(database);
    }

    /**
     * How far it got.
     *
     * @param payloads that were gone through
     * @param complete whether nothing newer was left
     */
    public record Progress(int payloads, boolean complete) {}

    /**
     * Goes on with a store's newest payloads, part by part.
     *
     * @param size so many payloads at a time, and those that came in the same page
     * @param parts so many parts at most
     * @param preview what the mapping would make of a payload without rows; empty if nobody knows
     */
    public Progress fill(String storeId, int size, int parts, Function<String, Optional<Preview>> preview) {
        return Transactions.told(storeId, "orders", "the words that find orders can't be written", () -> {
            begin(storeId);
            int all = 0;
            for (int i = 0; i < parts; i++) {
                boolean first = i == 0;
                int read = transactions.inOne(() -> part(storeId, size, first, preview));
                if (read == 0) {
                    return new Progress(all, true);
                }
                all += read;
            }
            return new Progress(all, false);
        });
    }

    /** Only the first part looks back: the next follow at once, and what is written late is met by the next first one. */
    private int part(String storeId, int size, boolean first, Function<String, Optional<Preview>> preview) {
        Instant filled = filledTo(storeId);
        Map<String, Object> slice = new HashMap<>(Map.of("store", storeId, "after", Jdbc.utc(filled)));
        Optional<Instant> newest = end(slice, size);
        if (newest.isEmpty()) {
            return 0;
        }
        boolean back = first && !filled.equals(Instant.EPOCH);
        slice.put("after", Jdbc.utc(back ? filled.minus(OVERLAP) : filled));
        slice.put("until", Jdbc.utc(newest.get()));
        int read = write(storeId, slice, preview);
        jdbc.sql("update cartage_order_keys_filled set filled_to = :until where store_id = :store")
                .param("until", Jdbc.utc(newest.get()))
                .param("store", storeId)
                .update();
        return read;
    }

    private void begin(String storeId) {
        jdbc.sql(
                        """
                        insert into cartage_order_keys_filled (store_id, filled_to)
                        select cast(:store as varchar(64)), cast(:epoch as timestamp)
                        where not exists (
                            select 1
                            from cartage_order_keys_filled
                            where store_id = :store)
                        on conflict do nothing
                        """)
                .param("store", storeId)
                .param("epoch", Jdbc.utc(Instant.EPOCH))
                .update();
    }

    /** Holds the store's place: of two processes one waits for the other. */
    private Instant filledTo(String storeId) {
        return jdbc.sql("select filled_to from cartage_order_keys_filled where store_id = :store for update")
                .param("store", storeId)
                .query((row, i) -> Objects.requireNonNull(Jdbc.instant(row, "filled_to")))
                .single();
    }

    /** The time of the last payload of the part. */
    private Optional<Instant> end(Map<String, Object> slice, int most) {
        String order = "order by p.store_id, p.purged_at, p.received_at";
        return jdbc.sql("select p.received_at\n" + SLICE + order + "\noffset :most rows fetch first 1 row only")
                .params(slice)
                .param("most", most - 1)
                .query((row, i) -> Objects.requireNonNull(Jdbc.instant(row, "received_at")))
                .optional()
                .or(() -> jdbc
                        .sql("select max(p.received_at) as received_at\n" + SLICE)
                        .params(slice)
                        .query((row, i) -> Optional.ofNullable(Jdbc.instant(row, "received_at")))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private int write(String storeId, Map<String, Object> slice, Function<String, Optional<Preview>> preview) {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        int[] read = new int[1];
        jdbc.sql(FRESH).params(slice).query(row -> {
            read[0]++;
            words.put(row.getString("record_id"), OrderWords.of(row, preview));
        });
        forget(jdbc, storeId, words.keySet());
        List<Object[]> rows = words.entrySet().stream()
                .flatMap(order -> order.getValue().stream().map(word -> new Object[] {word, storeId, order.getKey()}))
                .sorted((a, b) ->
                        ((String) a[0]).compareTo((String) b[0])) // rows that lie together are written together
                .toList();
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    "insert into cartage_order_key (order_key, store_id, record_id) values (?, ?, ?)", rows);
        }
        return read[0];
    }

    /** Takes the words of orders away. */
    static void forget(JdbcClient jdbc, String storeId, Collection<String> ids) {
        for (List<String> part : Jdbc.parts(ids)) {
            jdbc.sql("delete from cartage_order_key where record_id in (:ids) and store_id = :store")
                    .param("ids", Jdbc.padded(part))
                    .param("store", storeId)
                    .update();
        }
    }
}
