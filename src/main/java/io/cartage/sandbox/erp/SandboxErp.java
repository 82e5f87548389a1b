package io.cartage.sandbox.erp;

import java.math.BigDecimal;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * A simulated ERP, for demos and tests. It works in rounds, and nothing happens between them. Each step of a round is a
 * row of short transactions, and everything it remembers stands in its tables {@code erp_…} of the same database, so that
 * another instance with the same settings goes on where one was stopped. One ERP for a database; not thread-safe, but
 * it may work while Cartage does.
 */
public final class SandboxErp {
    private final ErpDatabase database;
    private final ErpSettings settings;
    private final StockBook stock;
    private final OrderDesk orderDesk;
    private final ChangeDesk changeDesk;
    private final ShippingDesk shippingDesk;
    private final Corrections corrections;
    private final StockList stockList;

    private SandboxErp(ErpDatabase database, ErpSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.stock = new StockBook(database, settings);
        SalesOrders orders = new SalesOrders(database, settings, stock);
        this.orderDesk = new OrderDesk(database, settings, clock, stock, orders);
        this.changeDesk = new ChangeDesk(database, settings, clock, orders);
        this.shippingDesk = new ShippingDesk(database, settings, clock, stock, orders);
        this.corrections = new Corrections(database, settings);
        this.stockList = new StockList(database, settings, clock);
    }

    /**
     * Creates the ERP's tables and enters its items where they aren't there yet.
     *
     * @param database where the staging tables are
     */
    public static SandboxErp open(DataSource database, ErpSettings settings, Clock clock) {
        ErpDatabase tables = new ErpDatabase(database);
        tables.createTables();
        SandboxErp erp = new SandboxErp(tables, settings, clock);
        erp.stock.enterItems();
        return erp;
    }

    /** One round: takes and decides on orders, handles changes, receives goods, ships, mends, writes stock. */
    public ErpRound workOnce() {
        long round = database.inOne(() -> database.next("round"));
        ErpSettings.Pace pace = settings.pace();
        int taken = round % pace.takeEvery() == 0 ? database.inOne(() -> orderDesk.take(round)) : 0;
        OrderDesk.Decided decided = orderDesk.decide(round);
        int changes = changeDesk.handle(round);
        database.inOne(() -> stock.receiveGoods(round));
        ShippingDesk.Shipped shipped = shippingDesk.ship(round);
        int corrected = database.inOne(corrections::mend);
        int levels = round % pace.stockEvery() == 0 ? stockList.write() : 0;
        return new ErpRound(
                round,
                taken,
                decided.imported(),
                decided.refused(),
                changes,
                shipped.shipments(),
                shipped.units(),
                corrected,
                levels);
    }

    /** Goods come in at a warehouse; the next stock list tells of them. */
    public void receive(String sku, String warehouse, long units) {
        database.inOne(() -> stock.receive(sku, warehouse, BigDecimal.valueOf(units)));
    }

    /** What stands in the ERP's books. */
    public ErpBooks books() {
        return new ErpBooks(database);
    }
}
