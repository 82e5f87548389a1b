package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The table {@code cartage_stock}: what the cart has acknowledged. Its callers hold the transaction. */
final class LevelTable {
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    LevelTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Which level it is, within a store. */
    record Key(String itemId, String placeId) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::itemId).thenComparing(Key::placeId);
    }

    Map<Key, CartLevel> of(String storeId, Collection<String> itemIds) {
        Map<Key, CartLevel> levels = new HashMap<>();
        for (List<String> part : Jdbc.parts(itemIds)) {
            named.query(
                    """
                    select item_id, place_id, acknowledged, acknowledged_at, active, outbox_id
                    from cartage_stock
                    where store_id = :store
                      and item_id in (:ids)
                    """,
                    Map.of("store", storeId, "ids", Jdbc.padded(part)),
                    row -> {
                        levels.put(
                                new Key(row.getString("item_id"), row.getString("place_id")),
                                new CartLevel(
                                        Optional.ofNullable(row.getBigDecimal("acknowledged")),
                                        row.getBoolean("active"),
                                        Optional.ofNullable(Jdbc.instant(row, "acknowledged_at")),
                                        Optional.ofNullable(row.getObject("outbox_id", Long.class))));
                    });
        }
        return levels;
    }

    /** The write takes these levels along; what the cart has stays as it was last told. */
    void sending(String storeId, List<Level> levels, long outboxId) {
        List<Level> ordered = byKey(levels, Level::key);
        Set<String> items = new LinkedHashSet<>();
        ordered.forEach(level -> items.add(level.itemId()));
        Map<Key, CartLevel> standing = of(storeId, items);
        Map<String, Set<String>> itemsByPlace = new TreeMap<>();
        List<Level> fresh = new ArrayList<>();
        for (Level level : ordered) {
            if (standing.containsKey(level.key())) {
                itemsByPlace
                        .computeIfAbsent(level.placeId(), place -> new LinkedHashSet<>())
                        .add(level.itemId());
            } else {
                fresh.add(level);
            }
        }
        itemsByPlace.forEach(
                (place, known) -> Jdbc.parts(known).forEach(part -> sending(storeId, place, part, outboxId)));
        insert(
                "insert into cartage_stock (outbox_id, item_id, place_id, store_id) values (?, ?, ?, ?)",
                fresh,
                (row, level) -> {
                    row.setLong(1, outboxId);
                    row.setString(2, level.itemId());
                    row.setString(3, level.placeId());
                    row.setString(4, storeId);
                });
    }

    private void sending(String storeId, String place, List<String> items, long outboxId) {
        named.update(
                """
                update cartage_stock
                set outbox_id = :outbox
                where store_id = :store
                  and place_id = :place
                  and item_id in (:ids)
                """,
                Map.of("outbox", outboxId, "store", storeId, "place", place, "ids", Jdbc.padded(items)));
    }

    /**
     * The cart has taken these levels by this write; passes over those that a later write has taken along since. Each row
     * is led to by its key: by the index of writes, PostgreSQL would go through the whole batch for each of its rows.
     */
    void pushed(String storeId, List<Level> levels, long outboxId, Instant now) {
        List<Level> ordered = byKey(levels, Level::key);
        jdbc.batchUpdate(
                """
                update cartage_stock
                set acknowledged = ?, acknowledged_at = ?, active = true
                where item_id = ?
                  and place_id = ?
                  and store_id = ?
                  and coalesce(outbox_id, 0) = ?
                """,
                ordered,
                Math.max(1, ordered.size()),
                (row, level) -> {
                    row.setBigDecimal(1, level.quantity());
                    row.setObject(2, Jdbc.utc(now));
                    row.setString(3, level.itemId());
                    row.setString(4, level.placeId());
                    row.setString(5, storeId);
                    row.setLong(6, outboxId);
                });
    }

    /** The cart tells that it has these. */
    void read(String storeId, List<ReadLevel> levels, Instant now) {
        upsert(
                byKey(levels, ReadLevel::key),
                """
                update cartage_stock
                set acknowledged = ?, acknowledged_at = ?, active = ?
                where item_id = ?
                  and place_id = ?
                  and store_id = ?
                """,
                """
                insert into cartage_stock (acknowledged, acknowledged_at, active, item_id, place_id, store_id)
                values (?, ?, ?, ?, ?, ?)
                """,
                (row, level) -> {
                    row.setBigDecimal(1, level.quantity());
                    row.setObject(2, Jdbc.utc(now));
                    row.setBoolean(3, level.active());
                    row.setString(4, level.itemId());
                    row.setString(5, level.placeId());
                    row.setString(6, storeId);
                });
    }

    /** Updates each, and inserts those that weren't there; both statements take the same parameters. */
    private <T> void upsert(
            List<T> entries, String update, String insert, ParameterizedPreparedStatementSetter<T> setter) {
        if (entries.isEmpty()) {
            return;
        }
        int[][] counts = jdbc.batchUpdate(update, entries, entries.size(), setter);
        List<T> fresh = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (counts[0][i] == 0) {
                fresh.add(entries.get(i));
            }
        }
        insert(insert, fresh, setter);
    }

    private <T> void insert(String sql, List<T> entries, ParameterizedPreparedStatementSetter<T> setter) {
        if (!entries.isEmpty()) {
            jdbc.batchUpdate(sql, entries, entries.size(), setter);
        }
    }

    /** In one order for all writers, so that none waits for another in a circle; the last of those with one key. */
    private static <T> List<T> byKey(List<T> entries, Function<T, Key> key) {
        Map<Key, T> byKey = new TreeMap<>(Key.ORDER);
        entries.forEach(entry -> byKey.put(key.apply(entry), entry));
        return List.copyOf(byKey.values());
    }
}
