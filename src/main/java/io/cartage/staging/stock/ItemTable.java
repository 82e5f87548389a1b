package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The table {@code cartage_item}. Its callers hold the transaction. */
final class ItemTable {
    static final int LONGEST_NAME = 255;

    private static final int LONGEST_BARCODE = 64;

    private static final int BLOCK = 256;

    private static final String INSERT =
            """
            insert into cartage_item (
                sku, sku_key, plain_key, ids, tracked, name, barcode, rebuild, changed_at, item_id, store_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            """
            update cartage_item
            set sku = ?, sku_key = ?, plain_key = ?, ids = ?, tracked = ?, name = ?, barcode = ?, rebuild = ?, changed_at = ?
            where item_id = ?
              and store_id = ?
            """;

    /** Differs from each item, so that it is written. */
    private static final CatalogItem NOT_FINDABLE = new CatalogItem("", "", "", false);

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    ItemTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Writes those items that differ from what stands there; of the others only that they were seen. */
    void upsert(String storeId, Collection<CatalogItem> found, int rebuild, Instant now) {
        Map<String, CatalogItem> byId = new LinkedHashMap<>();
        found.forEach(item -> byId.put(item.itemId(), storable(item)));
        List<CatalogItem> items = List.copyOf(byId.values());
        for (int from = 0; from < items.size(); from += BLOCK) {
            write(storeId, items.subList(from, Math.min(items.size(), from + BLOCK)), rebuild, now);
        }
    }

    /** Removes what the rebuild of this number has not seen, and returns how many items that were. */
    int removeUnseen(String storeId, int rebuild) {
        Map<String, Object> parameters = Map.of("store", storeId, "rebuild", rebuild);
        named.update(
                """
                delete from cartage_stock
                where store_id = :store
                  and item_id in (
                    select i.item_id
                    from cartage_item i
                    where i.store_id = :store
                      and i.rebuild < :rebuild)
                """,
                parameters);
        return named.update("delete from cartage_item where store_id = :store and rebuild < :rebuild", parameters);
    }

    /** Removes items of these ids, levels included. */
    void remove(String storeId, Collection<String> itemIds) {
        List<String> ids = itemIds.stream().distinct().sorted().toList();
        for (int from = 0; from < ids.size(); from += BLOCK) {
            Map<String, Object> parameters =
                    Map.of("store", storeId, "ids", Jdbc.padded(ids.subList(from, Math.min(ids.size(), from + BLOCK))));
            named.update("delete from cartage_stock where store_id = :store and item_id in (:ids)", parameters);
            named.update("delete from cartage_item where store_id = :store and item_id in (:ids)", parameters);
        }
    }

    Map<String, List<CatalogItem>> byKey(String storeId, Collection<String> keys) {
        Map<String, List<CatalogItem>> byKey = new HashMap<>();
        for (List<String> part : Jdbc.parts(keys)) {
            named.query(
                    """
                    select sku_key, item_id, sku, ids, tracked, name, barcode
                    from cartage_item
                    where store_id = :store
                      and sku_key in (:keys)
                    order by item_id
                    """,
                    Map.of("store", storeId, "keys", Jdbc.padded(part)),
                    row -> {
                        byKey.computeIfAbsent(row.getString("sku_key"), key -> new ArrayList<>(1))
                                .add(item(row));
                    });
        }
        return byKey;
    }

    private void write(String storeId, List<CatalogItem> items, int rebuild, Instant now) {
        Map<String, CatalogItem> standing = standing(storeId, items);
        List<CatalogItem> fresh = new ArrayList<>();
        List<CatalogItem> changed = new ArrayList<>();
        for (CatalogItem item : items) {
            CatalogItem before = standing.get(item.itemId());
            if (before == null) {
                fresh.add(item);
            } else if (!before.equals(item)) {
                changed.add(item);
            }
        }
        batch(INSERT, storeId, fresh, rebuild, now);
        batch(UPDATE, storeId, changed, rebuild, now);
        if (!standing.isEmpty()) {
            named.update(
                    """
                    update cartage_item
                    set rebuild = :rebuild
                    where store_id = :store
                      and item_id in (:ids)
                      and rebuild <> :rebuild
                    """,
                    Map.of("store", storeId, "ids", Jdbc.padded(standing.keySet()), "rebuild", rebuild));
        }
    }

    private Map<String, CatalogItem> standing(String storeId, List<CatalogItem> items) {
        Map<String, CatalogItem> standing = new HashMap<>();
        List<String> ids = items.stream().map(CatalogItem::itemId).toList();
        named.query(
                """
                select item_id, sku, plain_key, ids, tracked, name, barcode
                from cartage_item
                where store_id = :store
                  and item_id in (:ids)
                """,
                Map.of("store", storeId, "ids", Jdbc.padded(ids)),
                row -> {
                    CatalogItem item = item(row);
                    standing.put(item.itemId(), isFindable(row, item) ? item : NOT_FINDABLE);
                });
        return standing;
    }

    private void batch(String sql, String storeId, List<CatalogItem> items, int rebuild, Instant now) {
        if (!items.isEmpty()) {
            jdbc.batchUpdate(sql, items, items.size(), (row, item) -> bind(row, storeId, item, rebuild, now));
        }
    }

    private static void bind(PreparedStatement row, String storeId, CatalogItem item, int rebuild, Instant now)
            throws SQLException {
        row.setString(1, item.sku());
        row.setString(2, MatchKey.of(item.sku()));
        row.setString(3, MatchKey.plain(item.sku()));
        row.setString(4, item.ids());
        row.setBoolean(5, item.tracked());
        row.setString(6, item.name());
        row.setString(7, item.barcode());
        row.setInt(8, rebuild);
        row.setObject(9, Jdbc.utc(now));
        row.setString(10, item.itemId());
        row.setString(11, storeId);
    }

    /** An item of the columns that {@link #byKey} reads. */
    static CatalogItem item(ResultSet row) throws SQLException {
        return new CatalogItem(
                row.getString("item_id"),
                row.getString("sku"),
                row.getString("ids"),
                row.getBoolean("tracked"),
                Objects.requireNonNullElse(row.getString("name"), ""),
                Objects.requireNonNullElse(row.getString("barcode"), ""));
    }

    /** Whether a row that an older Cartage wrote has got what people find it by. */
    private static boolean isFindable(ResultSet row, CatalogItem item) throws SQLException {
        return row.getString("plain_key").equals(MatchKey.plain(item.sku()));
    }

    /** A SKU longer than the ERP's column can't match any of the ERP's; the rest of it is left out. */
    private static CatalogItem storable(CatalogItem item) {
        String sku = StorableText.of(item.sku());
        return new CatalogItem(
                item.itemId(),
                sku.length() <= LONGEST_NAME ? sku : StorableText.of(sku.substring(0, LONGEST_NAME - 1)) + "…",
                StorableText.of(item.ids()),
                item.tracked(),
                StorableText.line(item.name(), LONGEST_NAME),
                StorableText.line(item.barcode(), LONGEST_BARCODE));
    }
}
