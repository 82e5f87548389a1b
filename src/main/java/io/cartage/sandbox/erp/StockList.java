package io.cartage.sandbox.erp;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes stock levels into {@code product_qty_in_stock}: each row on which something was booked since it was written last.
 * Also if the figures are the same as before, for Cartage goes by {@code updated_at} to tell which orders are in them.
 */
final class StockList {
    private static final int BATCH = 500;

    private static final String BOOKED =
            """
            select sku, warehouse, on_hand, committed
            from erp_stock
            where booked
            order by sku, warehouse
            fetch first :most rows only
            """;

    private static final String UPDATE =
            """
            update product_qty_in_stock
            set qty_on_hand = ?, qty_committed = ?, qty_available = ?, updated_at = ?,
                push_status = case when push_status = 'error' then 'pending' else push_status end
            where sku = ?
              and store_id = ?
              and warehouse = ?
            """;

    private static final String INSERT =
            """
            insert into product_qty_in_stock (
                qty_on_hand, qty_committed, qty_available, updated_at, sku, store_id, warehouse)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String WRITTEN =
            """
            update erp_stock
            set booked = false
            where sku = ?
              and warehouse = ?
            """;

    private final ErpDatabase database;
    private final ErpSettings settings;
    private final Clock clock;

    StockList(ErpDatabase database, ErpSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    private record Level(String sku, String warehouse, BigDecimal onHand, BigDecimal committed) {
        Object[] row(String store, LocalDateTime now) {
            return new Object[] {onHand, committed, onHand.subtract(committed), now, sku, store, warehouse};
        }
    }

    /** How many rows were written. */
    int write() {
        int written = 0;
        int booked = BATCH;
        while (booked == BATCH) {
            // Before the figures are read: an order imported later isn't in them.
            LocalDateTime now = ErpDatabase.utc(clock.instant());
            List<Level> levels = booked();
            written += database.inOne(() -> write(levels, now));
            booked = levels.size();
        }
        return written;
    }

    private List<Level> booked() {
        return database.sql(BOOKED)
                .param("most", BATCH)
                .query((row, n) ->
                        new Level(row.getString(1), row.getString(2), row.getBigDecimal(3), row.getBigDecimal(4)))
                .list();
    }

    private int write(List<Level> levels, LocalDateTime now) {
        List<Object[]> rows = new ArrayList<>();
        settings.warehouses().forEach((store, warehouses) -> levels.stream()
                .filter(level -> warehouses.contains(level.warehouse()))
                .forEach(level -> rows.add(level.row(store, now))));
        int[] known = database.batches().batchUpdate(UPDATE, rows);
        List<Object[]> missing = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (known[i] == 0) {
                missing.add(rows.get(i));
            }
        }
        database.batches().batchUpdate(INSERT, missing);
        database.batches()
                .batchUpdate(
                        WRITTEN,
                        levels.stream()
                                .map(level -> new Object[] {level.sku(), level.warehouse()})
                                .toList());
        return rows.size();
    }
}
