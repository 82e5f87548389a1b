package io.cartage.staging.stock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Counts rows that are held up by an index alone, then reads the first few of each cause: an ERP may have far more SKUs than a shop. */
record WaitingQuery(NamedParameterJdbcTemplate jdbc) {

    List<WaitingRows> read(Optional<String> storeId, int samples) {
        return jdbc
                .query(
                        """
                        select store_id, push_status, push_cause, count(*) as held
                        from product_qty_in_stock
                        where push_status in ('waiting', 'error')
                          and (:every or store_id = :store)
                        group by store_id, push_status, push_cause
                        order by store_id, held desc, push_status, push_cause
                        """,
                        Map.of("every", storeId.isEmpty(), "store", storeId.orElse("")),
                        (row, i) -> new WaitingRows(
                                row.getString("store_id"),
                                row.getString("push_status"),
                                Objects.requireNonNullElse(row.getString("push_cause"), ""),
                                row.getLong("held"),
                                List.of()))
                .stream()
                .map(rows -> rows.with(samples(rows, Math.max(1, samples))))
                .toList();
    }

    private List<WaitingRows.Sample> samples(WaitingRows rows, int most) {
        Map<String, Object> values = new HashMap<>();
        values.put("store", rows.storeId());
        values.put("status", rows.status());
        values.put("cause", rows.cause());
        values.put("most", most);
        return jdbc.query(
                """
                select sku, warehouse, push_message
                from product_qty_in_stock
                where push_status = :status
                  and %s
                  and store_id = :store
                order by push_status, push_cause, store_id, sku, warehouse
                fetch first :most rows only
                """
                        .formatted(rows.cause().isEmpty() ? "push_cause is null" : "push_cause = :cause"),
                values,
                (row, i) -> new WaitingRows.Sample(
                        row.getString("sku"),
                        row.getString("warehouse"),
                        Objects.requireNonNullElse(row.getString("push_message"), "")));
    }
}
