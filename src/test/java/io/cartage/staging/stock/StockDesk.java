package io.cartage.staging.stock;

import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestOrder;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One store's stock as a test sees it: plays the ERP and the cart, plans, and looks at what stands in the tables. */
public final class StockDesk {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final TestBed bed;
    private final Desk desk;
    private final Catalog catalog;
    private final StockBook stock;

    StockDesk(TestBed bed) {
        this.bed = bed;
        this.desk = bed.desk();
        this.catalog = bed.database().catalog();
        this.stock = bed.database().stock();
    }

    String store() {
        return desk.store();
    }

    Desk tables() {
        return desk;
    }

    Catalog catalog() {
        return catalog;
    }

    StockBook stock() {
        return stock;
    }

    /** The cart has tracked items of these SKUs, called item-1, item-2 …, and one active place, Main. */
    StockDesk selling(String... skus) {
        List<CatalogItem> items = new ArrayList<>();
        for (String sku : skus) {
            items.add(item("item-" + (items.size() + 1), sku));
        }
        catalog.upsert(store(), items);
        return keeping(place("P1", "Main"));
    }

    StockDesk keeping(Place... places) {
        catalog.places(store(), Arrays.asList(places));
        return this;
    }

    static CatalogItem item(String id, String sku) {
        return new CatalogItem(id, sku, "{\"id\":\"" + id + "\"}", true);
    }

    static Place place(String id, String name) {
        return new Place(id, name, true);
    }

    /** The ERP writes a row, new or anew. */
    void erp(String sku, String warehouse, int available, Instant updatedAt) {
        desk.sql(
                "delete from product_qty_in_stock where store_id = ? and sku = ? and warehouse = ?",
                store(),
                sku,
                warehouse);
        desk.sql(
                "insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)"
                        + " values (?, ?, ?, ?, ?)",
                store(),
                sku,
                warehouse,
                available,
                Jdbc.utc(updatedAt));
    }

    void erp(String sku, String warehouse, int available) {
        erp(sku, warehouse, available, NOON);
    }

    /** The ERP changes the quantity of the rows of a SKU. */
    void erpChanges(String sku, int available, Instant updatedAt) {
        desk.sql(
                "update product_qty_in_stock set qty_available = ?, updated_at = ?, push_status = 'pending'"
                        + " where store_id = ? and sku = ?",
                available,
                Jdbc.utc(updatedAt),
                store(),
                sku);
    }

    /** A staged order of one line, with so many units. */
    void order(String id, String sku, int units, String warehouse) {
        TestOrder order = bed.order(id)
                .withLines(1)
                .withLine("sku", sku)
                .withLine("quantity", new BigDecimal(units + ".0000"))
                .withLine("line_total", new BigDecimal("20.0000"));
        desk.stage((warehouse.isEmpty() ? order : order.withLine("warehouse", warehouse)).staged());
    }

    void order(String id, String sku, int units) {
        order(id, sku, units, "");
    }

    void imported(String id, Instant at) {
        desk.sql(
                "update s_orders set import_status = 'imported', imported_at = ? where store_id = ? and cart_order_id = ?",
                Jdbc.utc(at),
                store(),
                id);
    }

    List<StockRow> plan() {
        return plan(StockRules.NONE);
    }

    List<StockRow> plan(StockRules rules) {
        return all(stock.plan(store(), rules));
    }

    /** All that are left. */
    public static List<StockRow> all(PlannedRows planned) {
        List<StockRow> rows = new ArrayList<>();
        for (List<StockRow> block = planned.next(); !block.isEmpty(); block = planned.next()) {
            rows.addAll(block);
        }
        return rows;
    }

    StockRow only() {
        List<StockRow> rows = plan();
        if (rows.size() != 1) {
            throw new IllegalStateException("not one row: " + rows);
        }
        return rows.get(0);
    }

    /** The open units of each row in turn. */
    List<Integer> open(StockRules rules) {
        return plan(rules).stream().map(row -> row.openUnits().intValueExact()).toList();
    }

    /** The causes of each row in turn, and "" for a row that can be pushed. */
    List<String> causes(StockRules rules) {
        return plan(rules).stream()
                .map(row -> row.obstacle().map(Obstacle::cause).orElse(""))
                .toList();
    }

    String message() {
        return only().obstacle().map(Obstacle::message).orElse("");
    }

    /** A push of these quantities for the rows in turn, by one write of this number. */
    void push(long outboxId, int... quantities) {
        List<Level> levels = levels(quantities);
        stock.sending(store(), levels, outboxId);
        stock.pushed(store(), levels, outboxId);
    }

    List<Level> levels(int... quantities) {
        List<StockRow> rows = plan();
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < quantities.length; i++) {
            levels.add(rows.get(i).level(BigDecimal.valueOf(quantities[i])));
        }
        return levels;
    }

    /** What the cart is known to have of the only row. */
    Optional<Integer> known() {
        return only().level().quantity().map(BigDecimal::intValueExact);
    }

    List<String> rows(String... columns) {
        return desk.rows(
                "select " + String.join(", ", columns) + " from product_qty_in_stock where store_id = ? order by id",
                store());
    }

    Connection connection() throws SQLException {
        return bed.database().dataSource().getConnection();
    }
}
