package io.cartage.staging.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Goes through a store's rows of {@code product_qty_in_stock} by blocks. Each block is a query of its own and starts after
 * the last id, so that memory stays small on any database, and no transaction stays open while the blocks are worked on.
 */
final class ErpRows {
    private static final int BLOCK = 2000;

    private final NamedParameterJdbcTemplate jdbc;
    private final StockRules rules;

    ErpRows(NamedParameterJdbcTemplate jdbc, StockRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** All rows by id; a row that the ERP adds meanwhile may be among them or not. */
    void each(String storeId, Consumer<List<ErpRow>> consumer) {
        Reader reader = reader(storeId);
        for (List<ErpRow> block = reader.next(); !block.isEmpty(); block = reader.next()) {
            consumer.accept(block);
        }
    }

    /** The same for one who asks for blocks. */
    Reader reader(String storeId) {
        return new Reader(storeId);
    }

    /** The rows of one SKU. Goes through all of them, as the ERP may write it in several ways. */
    List<ErpRow> of(String storeId, String key) {
        List<ErpRow> rows = new ArrayList<>();
        each(
                storeId,
                block -> block.stream().filter(row -> row.key().equals(key)).forEach(rows::add));
        return rows;
    }

    private List<ErpRow> after(String storeId, long id) {
        return jdbc.query(
                """
                select id, sku, warehouse, qty_on_hand, qty_committed, qty_available, updated_at,
                    push_status, push_cause, push_message, pushed_qty, pushed_at
                from product_qty_in_stock
                where store_id = :store
                  and id > :id
                order by store_id, id
                fetch first :most rows only
                """,
                Map.of("store", storeId, "id", id, "most", BLOCK),
                (row, i) -> ErpRow.of(row, rules));
    }

    /** Stands behind the last block. */
    final class Reader {
        private final String storeId;
        private long last = Long.MIN_VALUE;
        private boolean isMore = true;

        private Reader(String storeId) {
            this.storeId = storeId;
        }

        /** The next block; empty if no row is left. */
        List<ErpRow> next() {
            List<ErpRow> block = isMore ? after(storeId, last) : List.of();
            isMore = block.size() == BLOCK;
            if (isMore) {
                last = block.get(BLOCK - 1).id();
            }
            return block;
        }
    }
}
