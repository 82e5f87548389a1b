package io.cartage.sandbox.erp;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.erp.SalesOrder.Line;
import io.cartage.sandbox.erp.SalesOrder.Wanted;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders that the ERP has taken, and their lines: the tables {@code erp_order} and {@code erp_line}. */
final class SalesOrders {
    private static final int WAREHOUSE = 502;

    private final ErpDatabase database;
    private final ErpSettings settings;
    private final StockBook stock;

    SalesOrders(ErpDatabase database, ErpSettings settings, StockBook stock) {
        this.database = database;
        this.settings = settings;
        this.stock = stock;
    }

    Optional<SalesOrder> find(String store, String cartOrderId) {
        return database.sql(
                        """
                        select *
                        from erp_order
                        where store_id = :store
                          and cart_order_id = :order
                        """)
                .param("store", store)
                .param("order", cartOrderId)
                .query(SalesOrders::order)
                .optional();
    }

    /** The orders in this state that are due, first come first. */
    List<SalesOrder> due(String state, long round) {
        return database.sql(
                        """
                        select *
                        from erp_order
                        where state = :state
                          and due <= :round
                          and store_id in (:stores)
                        order by turn
                        """)
                .param("state", state)
                .param("round", round)
                .param("stores", settings.stores())
                .query(SalesOrders::order)
                .list();
    }

    /** Those that are due and can be done within the round; the others remain due. */
    List<SalesOrder> next(String state, long round) {
        Map<String, Integer> done = new HashMap<>();
        return due(state, round).stream()
                .filter(order -> done.merge(order.store(), 1, Integer::sum)
                        <= settings.pace().most())
                .toList();
    }

    void enter(String store, String cartOrderId, String orderNo, long due) {
        database.sql(
                        """
                        insert into erp_order (
                            store_id, cart_order_id, order_no, turn, state, due, refusals, shipments)
                        values (:store, :order, :number, :turn, 'taken', :due, 0, 0)
                        """)
                .param("store", store)
                .param("order", cartOrderId)
                .param("number", orderNo)
                .param("turn", database.next("order"))
                .param("due", due)
                .update();
    }

    void forget(SalesOrder order) {
        of(order, "delete from erp_order where store_id = :store and cart_order_id = :order")
                .update();
    }

    void set(SalesOrder order, String state, long due) {
        of(
                        order,
                        """
                        update erp_order
                        set state = :state, due = :due
                        where store_id = :store
                          and cart_order_id = :order
                        """)
                .param("state", state)
                .param("due", due)
                .update();
    }

    void refuse(SalesOrder order, long due) {
        of(
                        order,
                        """
                        update erp_order
                        set state = 'refused', refusals = refusals + 1, due = :due
                        where store_id = :store
                          and cart_order_id = :order
                        """)
                .param("due", due)
                .update();
    }

    void number(SalesOrder order, String number, long due) {
        of(
                        order,
                        """
                        update erp_order
                        set state = 'open', erp_order_no = :number, due = :due
                        where store_id = :store
                          and cart_order_id = :order
                        """)
                .param("number", number)
                .param("due", due)
                .update();
    }

    void countShipment(SalesOrder order, long due) {
        of(
                        order,
                        """
                        update erp_order
                        set shipments = shipments + 1, due = :due
                        where store_id = :store
                          and cart_order_id = :order
                        """)
                .param("due", due)
                .update();
    }

    /** A statement about one order, with the parameters {@code store} and {@code order}. */
    private JdbcClient.StatementSpec of(SalesOrder order, String statement) {
        return database.sql(statement).param("store", order.store()).param("order", order.cartOrderId());
    }

    List<Line> lines(SalesOrder order) {
        return of(
                        order,
                        """
                        select *
                        from erp_line
                        where store_id = :store
                          and cart_order_id = :order
                        order by line_no, warehouse
                        """)
                .query((row, n) -> new Line(
                        row.getInt("line_no"),
                        row.getString("warehouse"),
                        row.getString("cart_line_id"),
                        row.getString("sku"),
                        row.getBigDecimal("sold"),
                        row.getBigDecimal("shipped"),
                        row.getBigDecimal("cancelled")))
                .list();
    }

    /** A number that none of the order's lines has. */
    int nextLine(SalesOrder order) {
        return of(
                        order,
                        """
                        select coalesce(max(line_no), 0) + 1
                        from erp_line
                        where store_id = :store
                          and cart_order_id = :order
                        """)
                .query(Integer.class)
                .single();
    }

    /** Adds units to a line, or a line to the order, and promises them. */
    void sell(SalesOrder order, Wanted line, BigDecimal units) {
        List<String> all = settings.warehousesOf(order.store());
        stock.enter(line.sku(), all, settings.entersItems() ? settings.unitsOfNew() : 0);
        List<String> may = line.warehouse() != null && all.contains(line.warehouse()) ? List.of(line.warehouse()) : all;
        Dice dice = new Dice(settings.seed(), WAREHOUSE, order.turn());
        for (StockBook.Share share : stock.promise(line.sku(), units, may, dice)) {
            boolean known = book(
                    order,
                    line.lineNo(),
                    share.warehouse(),
                    "sold = sold + :units, beyond_stock = beyond_stock + :beyond",
                    share.units(),
                    share.beyond());
            if (!known) {
                insert(order, line, share);
            }
        }
    }

    private void insert(SalesOrder order, Wanted line, StockBook.Share share) {
        of(
                        order,
                        """
                        insert into erp_line (
                            store_id, cart_order_id, line_no, warehouse, cart_line_id, sku, sold, beyond_stock, shipped,
                            cancelled)
                        values (:store, :order, :line, :warehouse, :cart_line, :sku, :sold, :beyond, 0, 0)
                        """)
                .param("line", line.lineNo())
                .param("warehouse", share.warehouse())
                .param("cart_line", line.cartLineId())
                .param("sku", line.sku())
                .param("sold", share.units())
                .param("beyond", share.beyond())
                .update();
    }

    /** Takes units of a line out of the order before they are shipped. */
    void cancel(SalesOrder order, Line line, BigDecimal units) {
        book(order, line.lineNo(), line.warehouse(), "cancelled = cancelled + :units", units, BigDecimal.ZERO);
        stock.commit(line.sku(), line.warehouse(), units.negate());
    }

    void ship(SalesOrder order, Line line, BigDecimal units) {
        book(order, line.lineNo(), line.warehouse(), "shipped = shipped + :units", units, BigDecimal.ZERO);
        stock.ship(line.sku(), line.warehouse(), units);
    }

    private boolean book(
            SalesOrder order, int line, String warehouse, String what, BigDecimal units, BigDecimal beyond) {
        String statement =
                """
                update erp_line
                set %s
                where store_id = :store
                  and cart_order_id = :order
                  and line_no = :line
                  and warehouse = :warehouse
                """;
        return of(order, statement.formatted(what))
                        .param("units", units)
                        .param("beyond", beyond)
                        .param("line", line)
                        .param("warehouse", warehouse)
                        .update()
                > 0;
    }

    private static SalesOrder order(ResultSet row, int n) throws SQLException {
        return new SalesOrder(
                row.getString("store_id"),
                row.getString("cart_order_id"),
                row.getString("order_no"),
                row.getLong("turn"),
                row.getString("state"),
                row.getLong("due"),
                row.getInt("refusals"),
                row.getInt("shipments"),
                row.getString("erp_order_no"));
    }
}
