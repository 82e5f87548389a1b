package io.cartage.sandbox.erp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in a simulated ERP's books, and whether they agree with each other and with what it told Cartage. */
public final class ErpBooks {
    private static final String OPEN =
            """
            select sku, warehouse, sum(sold - shipped - cancelled) as units
            from erp_line
            group by sku, warehouse
            """;

    private final ErpDatabase database;

    ErpBooks(ErpDatabase database) {
        this.database = database;
    }

    /**
     * An item in a warehouse, in units.
     *
     * @param committed promised to orders and not shipped; more than {@code onHand} if more was sold than there is
     */
    public record Level(
            String sku,
            String warehouse,
            BigDecimal atFirst,
            BigDecimal received,
            BigDecimal shipped,
            BigDecimal onHand,
            BigDecimal committed) {}

    public List<Level> levels() {
        return database.sql("select * from erp_stock order by sku, warehouse")
                .query((row, n) -> new Level(
                        row.getString("sku"),
                        row.getString("warehouse"),
                        row.getBigDecimal("at_first"),
                        row.getBigDecimal("received"),
                        row.getBigDecimal("shipped"),
                        row.getBigDecimal("on_hand"),
                        row.getBigDecimal("committed")))
                .list();
    }

    /** Empty for an item that the ERP doesn't have there. */
    public Optional<Level> level(String sku, String warehouse) {
        return levels().stream()
                .filter(level -> level.sku().equals(sku) && level.warehouse().equals(warehouse))
                .findFirst();
    }

    /** Orders that have a number of the ERP's. */
    public long ordersNumbered() {
        return count("select count(*) from erp_order where erp_order_no is not null");
    }

    /** Orders of which nothing is left to ship, those without anything to ship included. */
    public long ordersShipped() {
        return count("select count(*) from erp_order where state = 'shipped'");
    }

    /** Orders that are taken, refused or not wholly shipped. */
    public long ordersOpen() {
        return count("select count(*) from erp_order where state in ('taken', 'refused', 'open')");
    }

    public BigDecimal unitsShipped() {
        return units("select sum(shipped) from erp_line");
    }

    /** Units that were sold when no warehouse of the store had them free: the oversells. */
    public BigDecimal unitsBeyondStock() {
        return units("select sum(beyond_stock) from erp_line");
    }

    /** Everything in which the books contradict themselves; empty if all is well. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        find(faults, "on hand below 0", "select sku, warehouse from erp_stock where on_hand < 0");
        find(
                faults,
                "on hand isn't what was there and came in, less what was shipped",
                "select sku, warehouse from erp_stock where on_hand <> at_first + received - shipped");
        find(
                faults,
                "committed isn't what the orders still want",
                "select s.sku, s.warehouse from erp_stock s left join (" + OPEN + ") o"
                        + " on o.sku = s.sku and o.warehouse = s.warehouse where s.committed <> coalesce(o.units, 0)");
        find(
                faults,
                "more shipped and cancelled than sold",
                "select cart_order_id, sku from erp_line where shipped + cancelled > sold or shipped < 0 or cancelled < 0");
        find(
                faults,
                "shipped by the order isn't shipped by the stock",
                "select s.sku, s.warehouse from erp_stock s left join (select sku, warehouse, sum(shipped) as units"
                        + " from erp_line group by sku, warehouse) o"
                        + " on o.sku = s.sku and o.warehouse = s.warehouse where s.shipped <> coalesce(o.units, 0)");
        find(
                faults,
                "the shipment rows aren't what was shipped",
                """
                select e.cart_order_id, e.order_no
                from erp_order e
                where coalesce((
                        select sum(l.shipped)
                        from erp_line l
                        where l.store_id = e.store_id
                          and l.cart_order_id = e.cart_order_id), 0)
                    <> coalesce((
                        select sum(r.quantity)
                        from external_order_shipments r
                        where r.store_id = e.store_id
                          and (r.cart_order_id = e.cart_order_id or r.order_no = e.order_no)), 0)
                """);
        return faults;
    }

    private void find(List<String> faults, String what, String query) {
        database.sql(query)
                .query((row, n) -> what + ": " + row.getString(1) + ", " + row.getString(2))
                .list()
                .forEach(faults::add);
    }

    private long count(String query) {
        return database.sql(query).query(Long.class).single();
    }

    private BigDecimal units(String query) {
        return database.sql(query).query(BigDecimal.class).optional().orElse(BigDecimal.ZERO);
    }
}
