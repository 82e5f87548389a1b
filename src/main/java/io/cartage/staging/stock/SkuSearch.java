package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import io.cartage.staging.stock.StockPages.Found;
import io.cartage.staging.stock.StockQueue.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Reads rows of stock whose SKUs begin with some letters, in the order of their page. That goes stretch by stretch, which is
 * a store's rows or, by status, those of a cause and a store: within one, each spelling is a range of an index in a statement
 * of its own, so that no more is read than the page has. H2 sees a range in {@code like} only where nothing is around it.
 */
final class SkuSearch {
    private static final String BY_NAME = "store_id, sku, warehouse";

    /** Causes are words in small letters. Without an end, H2 reads the rows without a cause as well. */
    private static final String OTHER_CAUSE = "push_cause >= :next_cause and push_cause <= 'zzzz'";

    private final NamedParameterJdbcTemplate jdbc;
    private final Filter filter;
    private final Map<String, Object> values = new HashMap<>();

    SkuSearch(NamedParameterJdbcTemplate jdbc, Filter filter) {
        this.jdbc = jdbc;
        this.filter = filter;
        filter.status().ifPresent(status -> values.put("status", status));
        filter.warehouse().ifPresent(warehouse -> values.put("warehouse", warehouse));
    }

    /** @param cause of all its rows; empty for none, and if it is not asked for by status */
    private record Stretch(Optional<String> cause, String storeId) {}

    /** What is asked for, in order. */
    List<Found> read(Optional<StockQueue.Key> after, int most) {
        List<Found> found = new ArrayList<>();
        Optional<Stretch> stretch = after.map(key -> new Stretch(key.cause(), key.storeId()));
        if (stretch.isPresent()) {
            found.addAll(read(stretch.get(), after, most));
        }
        while (found.size() < most) {
            stretch = next(stretch);
            if (stretch.isEmpty()) {
                return found;
            }
            found.addAll(read(stretch.get(), Optional.empty(), most - found.size()));
        }
        return found;
    }

    private Optional<Stretch> next(Optional<Stretch> last) {
        if (filter.storeId().isPresent()) {
            return nextOf(filter.storeId().get(), last);
        }
        values.put("next_store", last.map(some -> behind(some.storeId())).orElse(""));
        values.put("last_cause", last.flatMap(Stretch::cause).orElse(""));
        values.put(
                "next_cause",
                last.flatMap(Stretch::cause).map(SkuSearch::behind).orElse(""));
        if (filter.status().isEmpty()) {
            return first("store_id >= :next_store", BY_NAME);
        }
        Optional<String> cause = filter.cause().filter(some -> !some.isEmpty());
        values.put("cause", cause.orElse(""));
        String same = last.map(some -> some.cause().isPresent() ? "push_cause = :last_cause" : "push_cause is null")
                .orElse(cause.isPresent() ? "push_cause = :cause" : "push_cause is null");
        return first(same + " and store_id >= :next_store", byStatus())
                .or(() -> filter.cause().isPresent() ? Optional.empty() : first(OTHER_CAUSE, byStatus()));
    }

    private Optional<Stretch> nextOf(String storeId, Optional<Stretch> last) {
        if (last.isEmpty()) {
            return Optional.of(new Stretch(filter.cause().filter(some -> !some.isEmpty()), storeId));
        }
        values.put("next_cause", last.get().cause().map(SkuSearch::behind).orElse(""));
        return filter.status().isEmpty() || filter.cause().isPresent()
                ? Optional.empty()
                : first(OTHER_CAUSE, byStatus()).map(found -> new Stretch(found.cause(), storeId));
    }

    /** Right behind a text. Of what is greater than it, H2 begins to read at the text itself, and reads all rows that have it. */
    private static String behind(String text) {
        return text + '\u0001';
    }

    /** The stretch of the first row that there is. */
    private Optional<Stretch> first(String condition, String order) {
        return jdbc
                .query(
                        """
                        select %s as cause, store_id
                        from product_qty_in_stock
                        where %s%s
                        order by %s
                        fetch first 1 row only
                        """
                                .formatted(
                                        filter.status().isPresent() ? "push_cause" : "cast(null as varchar(1))",
                                        condition,
                                        ofStatus(),
                                        order),
                        values,
                        (row, i) -> new Stretch(Optional.ofNullable(row.getString("cause")), row.getString("store_id")))
                .stream()
                .findFirst();
    }

    private List<Found> read(Stretch stretch, Optional<StockQueue.Key> after, int most) {
        values.put("at_store", stretch.storeId());
        values.put("at_cause", stretch.cause().orElse(""));
        values.put("at_sku", after.map(StockQueue.Key::sku).orElse(""));
        values.put("at_warehouse", after.map(StockQueue.Key::warehouse).orElse(""));
        values.put("most", most);
        List<Found> found = new ArrayList<>();
        int spellings = 0;
        for (String spelling : StockQueue.spellings(filter.sku())) {
            values.put("sku", Jdbc.beginning(spelling));
            List<Found> spelled = query(sql(stretch, after.isPresent()));
            found.addAll(spelled);
            spellings += spelled.isEmpty() ? 0 : 1;
        }
        return spellings < 2 ? found : inOrder(found);
    }

    private List<Found> query(String sql) {
        return jdbc.query(sql, values, (row, i) -> Found.of(row));
    }

    private String sql(Stretch stretch, boolean isFurther) {
        String cause = filter.status().isEmpty()
                ? ""
                : stretch.cause().isPresent() ? " and push_cause = :at_cause" : " and push_cause is null";
        return """
                select id, store_id, sku, warehouse, push_cause, push_message
                from product_qty_in_stock
                where store_id = :at_store%s%s
                  and sku like :sku%s%s
                order by %s
                fetch first :most rows only
                """
                .formatted(
                        ofStatus(),
                        cause,
                        filter.warehouse().isEmpty() ? "" : "\n  and warehouse = :warehouse",
                        isFurther ? "\n  and sku >= :at_sku\n  and (sku > :at_sku or warehouse > :at_warehouse)" : "",
                        filter.status().isEmpty() ? BY_NAME : byStatus());
    }

    /** Only the database knows how letters and signs are sorted. */
    private List<Found> inOrder(List<Found> found) {
        values.put("ids", Jdbc.padded(found.stream().map(Found::id).toList()));
        return query(
                """
                select id, store_id, sku, warehouse, push_cause, push_message
                from product_qty_in_stock
                where id in (:ids)
                order by sku, warehouse
                fetch first :most rows only
                """);
    }

    private String ofStatus() {
        return filter.status().isEmpty() ? "" : " and push_status = :status";
    }

    private static String byStatus() {
        return "push_status, push_cause, " + BY_NAME;
    }
}
