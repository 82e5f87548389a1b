package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import io.cartage.staging.stock.StockQueue.Filter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Reads rows of stock in the order of their page. What comes after a key is read in legs, such as the rest of its store and
 * then the other stores: each leg is one range of an index, which both databases see at once.
 */
final class StockPages {
    static final int BLOCK = 500;

    private final NamedParameterJdbcTemplate jdbc;

    StockPages(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A row as far as pages need it before it is judged. */
    record Found(long id, String storeId, String sku, String warehouse, @Nullable String cause, String message) {
        static Found of(ResultSet row) throws SQLException {
            return new Found(
                    row.getLong("id"),
                    row.getString("store_id"),
                    row.getString("sku"),
                    row.getString("warehouse"),
                    row.getString("push_cause"),
                    Objects.requireNonNullElse(row.getString("push_message"), ""));
        }

        StockQueue.Key key(boolean byStatus) {
            return new StockQueue.Key(Optional.ofNullable(byStatus ? cause : null), storeId, sku, warehouse);
        }

        boolean isSameSku(Found other) {
            return storeId.equals(other.storeId) && sku.equals(other.sku);
        }
    }

    List<Found> read(Filter filter, Optional<StockQueue.Key> after, int most) {
        if (!filter.sku().isEmpty()) {
            return new SkuSearch(jdbc, filter).read(after, most);
        }
        List<Found> found = new ArrayList<>();
        for (String leg : filter.status().isPresent() ? legsByStatus(filter, after) : legs(after)) {
            if (found.size() < most) {
                found.addAll(read(filter, after, leg, most - found.size()));
            }
        }
        return found;
    }

    private static final String REST =
            "store_id = :at_store and sku >= :at_sku" + " and (sku > :at_sku or warehouse > :at_warehouse)";
    private static final String OTHERS = "store_id > :at_store";

    private static List<String> legs(Optional<StockQueue.Key> after) {
        return after.isEmpty() ? List.of("1 = 1") : List.of(REST, OTHERS);
    }

    /** Rows without a cause come first. */
    private static List<String> legsByStatus(Filter filter, Optional<StockQueue.Key> after) {
        String cause = filter.cause().isEmpty() || filter.cause().get().isEmpty() ? "push_cause is null" : "";
        List<String> legs = new ArrayList<>();
        if (after.isEmpty()) {
            legs.add(cause.isEmpty() ? "push_cause = :cause" : cause);
        } else if (after.get().cause().isEmpty()) {
            legs.add("push_cause is null and " + REST);
            legs.add("push_cause is null and " + OTHERS);
        } else {
            legs.add("push_cause = :at_cause and " + REST);
            legs.add("push_cause = :at_cause and " + OTHERS);
        }
        if (filter.cause().isEmpty()) {
            boolean isBehindThese = after.flatMap(StockQueue.Key::cause).isPresent();
            legs.add(isBehindThese ? "push_cause > :at_cause" : "push_cause >= ''");
        }
        return legs;
    }

    private List<Found> read(Filter filter, Optional<StockQueue.Key> after, String leg, int most) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder(leg);
        filter.status().ifPresent(status -> and(where, values, "push_status = :status", "status", status));
        filter.cause().ifPresent(cause -> values.put("cause", cause));
        filter.storeId().ifPresent(store -> and(where, values, "store_id = :store", "store", store));
        filter.warehouse().ifPresent(name -> and(where, values, "warehouse = :warehouse", "warehouse", name));
        after.ifPresent(key -> {
            values.put("at_cause", key.cause().orElse(""));
            values.put("at_store", key.storeId());
            values.put("at_sku", key.sku());
            values.put("at_warehouse", key.warehouse());
        });
        values.put("most", most);
        return jdbc.query(
                """
                select id, store_id, sku, warehouse, push_cause, push_message
                from product_qty_in_stock
                where %s
                order by %sstore_id, sku, warehouse
                fetch first :most rows only
                """
                        .formatted(where, filter.status().isPresent() ? "push_status, push_cause, " : ""),
                values,
                (row, i) -> Found.of(row));
    }

    private static void and(
            StringBuilder where, Map<String, Object> values, String condition, String name, String value) {
        where.append("\n  and ").append(condition);
        values.put(name, value);
    }

    /** All rows of these SKUs, spelled just so. */
    List<ErpRow> ofSkus(String storeId, Collection<String> skus, StockRules rules) {
        List<ErpRow> rows = new ArrayList<>();
        for (List<String> part : Jdbc.parts(skus)) {
            rows.addAll(jdbc.query(
                    """
                    select id, sku, warehouse, qty_on_hand, qty_committed, qty_available, updated_at,
                        push_status, push_cause, push_message, pushed_qty, pushed_at
                    from product_qty_in_stock
                    where sku in (:skus)
                      and store_id = :store
                    order by id
                    """,
                    Map.of("skus", Jdbc.padded(part), "store", storeId),
                    (row, i) -> ErpRow.of(row, rules)));
        }
        return rows;
    }
}
