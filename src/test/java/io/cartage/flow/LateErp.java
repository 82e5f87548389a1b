package io.cartage.flow;

import io.cartage.staging.Jdbc;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An ERP in plain SQL that takes orders over some minutes after they were staged. {@code qty_on_hand} is all that it ever
 * had for the shop; nothing leaves the house here.
 */
final class LateErp {
    private static final Duration LATE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    LateErp(Workshop workshop, Clock clock) {
        this.jdbc = JdbcClient.create(workshop.database().dataSource());
        this.clock = clock;
    }

    void stockUp(String sku, String warehouse, int quantity) {
        jdbc.sql(
                        """
                        insert into product_qty_in_stock
                            (store_id, sku, warehouse, qty_on_hand, qty_available, updated_at)
                        values (:store, :sku, :warehouse, :quantity, :quantity, :now)
                        """)
                .param("store", Workshop.STORE)
                .param("sku", sku)
                .param("warehouse", warehouse)
                .param("quantity", quantity)
                .param("now", Jdbc.utc(clock.instant()))
                .update();
    }

    /** Goods come in; the shop is told when the rows are written next. */
    void receive(String sku, int quantity) {
        jdbc.sql("update product_qty_in_stock set qty_on_hand = qty_on_hand + :quantity where sku = :sku")
                .param("quantity", quantity)
                .param("sku", sku)
                .update();
    }

    /** The clerk at the counter sells what the ERP says is free; tells whether there was enough. */
    boolean sellAtTheCounter(String sku, int quantity) {
        int rows = jdbc.sql(
                        """
                        update product_qty_in_stock
                        set qty_on_hand = qty_on_hand - :quantity
                        where sku = :sku
                          and qty_available >= :quantity
                        """)
                .param("quantity", quantity)
                .param("sku", sku)
                .update();
        writeStock();
        return rows == 1;
    }

    /** Takes over the orders that were staged some minutes ago. */
    void acknowledge() {
        jdbc.sql(
                        """
                        update s_orders
                        set import_status = 'imported', imported_at = :now, erp_order_no = order_no
                        where import_status = 'pending'
                          and staged_at <= :late
                        """)
                .param("now", Jdbc.utc(clock.instant()))
                .param("late", Jdbc.utc(clock.instant().minus(LATE)))
                .update();
    }

    /** Writes all rows anew: what there is, less what is in the orders that were taken over. */
    void writeStock() {
        jdbc.sql(
                        """
                        update product_qty_in_stock
                        set qty_available = qty_on_hand - coalesce((
                                select sum(d.quantity)
                                from s_order_details d
                                join s_orders o on o.store_id = d.store_id and o.cart_order_id = d.cart_order_id
                                where o.import_status = 'imported'
                                  and d.line_type = 'item'
                                  and d.sku = product_qty_in_stock.sku), 0),
                            updated_at = :now,
                            push_status = 'pending'
                        """)
                .param("now", Jdbc.utc(clock.instant()))
                .update();
    }
}
