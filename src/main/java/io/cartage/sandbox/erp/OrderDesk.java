package io.cartage.sandbox.erp;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.erp.SalesOrder.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes orders from the staging tables, and imports or refuses them. */
final class OrderDesk {
    private static final int REFUSAL = 503;
    private static final int FIRST_NUMBER = 10_000;

    private final ErpDatabase database;
    private final ErpSettings settings;
    private final Clock clock;
    private final StockBook stock;
    private final SalesOrders orders;

    OrderDesk(ErpDatabase database, ErpSettings settings, Clock clock, StockBook stock, SalesOrders orders) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.stock = stock;
        this.orders = orders;
    }

    private record Offer(String store, String cartOrderId, String orderNo) {}

    private record Customer(@Nullable String number, @Nullable String purchaseOrder) {}

    /** Takes what is pending, and what was refused long enough ago: first take, then read. */
    int take(long round) {
        orders.due("refused", round).forEach(this::takeAgain);
        database.sql(
                        """
                        update s_orders
                        set import_status = 'taken'
                        where import_status = 'pending'
                          and store_id in (:stores)
                        """)
                .param("stores", settings.stores())
                .update();
        List<Offer> offers = database.sql(
                        """
                        select s.store_id, s.cart_order_id, s.order_no
                        from s_orders s
                        where s.import_status = 'taken'
                          and s.store_id in (:stores)
                          and not exists (
                            select 1
                            from erp_order e
                            where e.store_id = s.store_id
                              and e.cart_order_id = s.cart_order_id
                              and e.state = 'taken')
                        order by s.id
                        """)
                .param("stores", settings.stores())
                .query((row, n) -> new Offer(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        offers.forEach(offer -> enter(offer, round));
        return offers.size();
    }

    /** The cause is gone by now; a person in the ERP has seen to it. */
    private void takeAgain(SalesOrder order) {
        database.sql(
                        """
                        update s_orders
                        set import_status = 'taken', import_message = null
                        where store_id = :store
                          and cart_order_id = :order
                          and import_status = 'error'
                        """)
                .param("store", order.store())
                .param("order", order.cartOrderId())
                .update();
        if (!settings.entersItems()) {
            wanted(order).forEach(line -> stock.enter(line.sku(), settings.warehousesOf(order.store()), 0));
        }
    }

    private void enter(Offer offer, long round) {
        long due = round + settings.pace().importAfter();
        Optional<SalesOrder> known = orders.find(offer.store(), offer.cartOrderId());
        if (known.isEmpty()) {
            orders.enter(offer.store(), offer.cartOrderId(), offer.orderNo(), due);
        } else if (known.get().number() == null) {
            orders.set(known.get(), "taken", due);
        } else {
            answer(known.get(), "imported", known.get().number(), "imported before");
        }
    }

    /** What became of the orders that were decided on. */
    record Decided(int imported, int refused) {}

    /** Imports or refuses each order that is due, each in a transaction of its own. */
    Decided decide(long round) {
        int imported = 0;
        int refused = 0;
        for (SalesOrder order : orders.next("taken", round)) {
            Optional<String> objection = database.inOne(() -> decide(order, round));
            imported += objection.isEmpty() ? 1 : 0;
            refused += objection.isPresent() ? 1 : 0;
        }
        return new Decided(imported, refused);
    }

    private Optional<String> decide(SalesOrder order, long round) {
        List<Wanted> lines = wanted(order);
        Optional<String> objection = objection(order, lines);
        if (objection.isPresent()) {
            if (answer(order, "error", null, objection.get())) {
                orders.refuse(order, round + settings.pace().mendAfter());
            }
            return objection;
        }
        String number = "SO-" + (FIRST_NUMBER + database.next("number"));
        if (!answer(order, "imported", number, null)) {
            orders.forget(order);
            return Optional.of("somebody else decided on it");
        }
        orders.number(order, number, round + settings.pace().shipAfter());
        for (Wanted line : lines) {
            orders.sell(order, line, line.units());
        }
        return objection;
    }

    /** Says in the order's row what became of it, unless the row is not taken any more. */
    private boolean answer(SalesOrder order, String status, @Nullable String number, @Nullable String message) {
        return database.sql(
                                """
                                update s_orders
                                set import_status = :status, erp_order_no = :number, import_message = :message,
                                    imported_at = :imported
                                where store_id = :store
                                  and cart_order_id = :order
                                  and import_status = 'taken'
                                """)
                        .param("status", status)
                        .param("number", number)
                        .param("message", message)
                        .param("imported", number == null ? null : ErpDatabase.utc(clock.instant()))
                        .param("store", order.store())
                        .param("order", order.cartOrderId())
                        .update()
                > 0;
    }

    private Optional<String> objection(SalesOrder order, List<Wanted> lines) {
        if (!settings.entersItems()) {
            Optional<Wanted> unknown =
                    lines.stream().filter(line -> !stock.knows(line.sku())).findFirst();
            if (unknown.isPresent()) {
                return Optional.of("unknown SKU " + unknown.get().sku());
            }
        }
        Dice dice = new Dice(settings.seed(), REFUSAL, order.turn());
        if (order.refusals() > 0 || dice.below(100) >= settings.shares().refused()) {
            return Optional.empty();
        }
        Customer customer = customer(order);
        List<String> reasons = new ArrayList<>();
        reasons.add("customer " + (customer.number() == null ? "without number" : customer.number())
                + " is on credit hold");
        lines.stream().findFirst().ifPresent(line -> reasons.add("SKU " + line.sku() + " is blocked for sale"));
        if (customer.purchaseOrder() == null) {
            reasons.add("purchase order number is missing");
        }
        return Optional.of(dice.pick(reasons));
    }

    private Customer customer(SalesOrder order) {
        return database.sql(
                        """
                        select customer_no, customer_po
                        from s_orders
                        where store_id = :store
                          and cart_order_id = :order
                        """)
                .param("store", order.store())
                .param("order", order.cartOrderId())
                .query((row, n) -> new Customer(row.getString(1), row.getString(2)))
                .optional()
                .orElse(new Customer(null, null));
    }

    /** The order's lines that take stock. */
    private List<Wanted> wanted(SalesOrder order) {
        List<Wanted> lines = new ArrayList<>();
        database.sql(
                        """
                        select line_no, cart_line_id, line_type, sku, quantity, warehouse
                        from s_order_details
                        where store_id = :store
                          and cart_order_id = :order
                          and sku is not null
                          and quantity > 0
                        order by line_no
                        """)
                .param("store", order.store())
                .param("order", order.cartOrderId())
                .query(row -> {
                    if (settings.stocks(row.getString("line_type"), row.getString("sku"))) {
                        lines.add(new Wanted(
                                row.getInt("line_no"),
                                row.getString("cart_line_id"),
                                row.getString("sku"),
                                row.getBigDecimal("quantity"),
                                row.getString("warehouse")));
                    }
                });
        return lines;
    }
}
