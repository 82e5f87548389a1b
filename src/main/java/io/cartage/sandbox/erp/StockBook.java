package io.cartage.sandbox.erp;

import io.cartage.sandbox.Dice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is in the warehouses and what of it is promised: the table {@code erp_stock}. Each booking marks its row. */
final class StockBook {
    private static final int BATCH = 1000;
    private static final int STREAM = 501;

    private static final String ENTER =
            """
            insert into erp_stock (sku, warehouse, at_first, received, shipped, on_hand, committed, booked)
            values (?, ?, ?, 0, 0, ?, 0, true)
            """;

    private final ErpDatabase database;
    private final ErpSettings settings;

    StockBook(ErpDatabase database, ErpSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Units of an item that one warehouse gives; {@code beyond} of them it doesn't have yet. */
    record Share(String warehouse, BigDecimal units, BigDecimal beyond) {}

    private record Place(String sku, String warehouse) {}

    private record Free(String warehouse, BigDecimal units) {}

    private record Shortage(String sku, String warehouse, BigDecimal units) {}

    /** Enters the items of the settings in all warehouses, where they aren't entered yet. */
    void enterItems() {
        Set<Place> known = new HashSet<>(database.sql("select sku, warehouse from erp_stock")
                .query((row, n) -> new Place(row.getString(1), row.getString(2)))
                .list());
        List<Object[]> rows = new ArrayList<>();
        settings.items().forEach((sku, units) -> allWarehouses().stream()
                .filter(warehouse -> !known.contains(new Place(sku, warehouse)))
                .forEach(warehouse -> rows.add(new Object[] {sku, warehouse, units, units})));
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Object[]> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
            database.inOne(() -> database.batches().batchUpdate(ENTER, batch));
        }
    }

    boolean knows(String sku) {
        return database.sql("select count(*) from erp_stock where sku = :sku")
                        .param("sku", sku)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Enters an item in those of the warehouses where it isn't known. */
    void enter(String sku, List<String> warehouses, int units) {
        List<String> known = database.sql("select warehouse from erp_stock where sku = :sku")
                .param("sku", sku)
                .query(String.class)
                .list();
        warehouses.stream().filter(warehouse -> !known.contains(warehouse)).forEach(warehouse -> database.batches()
                .update(ENTER, sku, warehouse, units, units));
    }

    /**
     * Promises units to an order: from one warehouse if one has enough, else from several; what nobody has is promised by
     * the first of them.
     *
     * @param wanted the warehouses that may ship it
     */
    List<Share> promise(String sku, BigDecimal units, List<String> wanted, Dice dice) {
        List<Free> free = free(sku, wanted, dice);
        List<Share> shares = free.stream()
                .filter(place -> place.units().compareTo(units) >= 0)
                .findFirst()
                .map(place -> List.of(new Share(place.warehouse(), units, BigDecimal.ZERO)))
                .orElseGet(() -> spread(units, free));
        shares.forEach(share -> commit(sku, share.warehouse(), share.units()));
        bookEverywhere(sku);
        return shares;
    }

    /**
     * The rows of the other warehouses are to be written anew too: Cartage doesn't know which warehouse an order without one
     * is shipped from, and takes its units off all that haven't been written since the import.
     */
    private void bookEverywhere(String sku) {
        database.sql("update erp_stock set booked = true where sku = :sku")
                .param("sku", sku)
                .update();
    }

    /** What the warehouses can still promise, in an order that the dice choose. */
    private List<Free> free(String sku, List<String> wanted, Dice dice) {
        List<String> order = new ArrayList<>(wanted);
        Collections.rotate(order, dice.below(order.size()));
        return order.stream()
                .map(warehouse -> new Free(warehouse, free(sku, warehouse)))
                .toList();
    }

    private BigDecimal free(String sku, String warehouse) {
        return number("on_hand - committed", sku, warehouse).max(BigDecimal.ZERO);
    }

    private static List<Share> spread(BigDecimal units, List<Free> free) {
        BigDecimal there = free.stream().map(Free::units).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal beyond = units.subtract(there).max(BigDecimal.ZERO);
        BigDecimal rest = units.min(there);
        List<Share> shares = new ArrayList<>();
        for (Free place : free) {
            BigDecimal late = shares.isEmpty() ? beyond : BigDecimal.ZERO;
            BigDecimal taken = place.units().min(rest);
            rest = rest.subtract(taken);
            if (taken.add(late).signum() > 0) {
                shares.add(new Share(place.warehouse(), taken.add(late), late));
            }
        }
        return shares;
    }

    BigDecimal onHand(String sku, String warehouse) {
        return number("on_hand", sku, warehouse);
    }

    private BigDecimal number(String what, String sku, String warehouse) {
        return database.sql("select " + what + " from erp_stock where sku = :sku and warehouse = :warehouse")
                .param("sku", sku)
                .param("warehouse", warehouse)
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
    }

    /** Promises units, or takes the promise back if they are below 0. */
    void commit(String sku, String warehouse, BigDecimal units) {
        book("committed = committed + :units", sku, warehouse, units);
    }

    void ship(String sku, String warehouse, BigDecimal units) {
        book(
                "on_hand = on_hand - :units, committed = committed - :units, shipped = shipped + :units",
                sku,
                warehouse,
                units);
    }

    /** The units that came in. */
    BigDecimal receive(String sku, String warehouse, BigDecimal units) {
        book("on_hand = on_hand + :units, received = received + :units", sku, warehouse, units);
        return units;
    }

    /** Lets goods come in for some of the items of which more is promised than is there, and tells for how many. */
    int receiveGoods(long round) {
        List<Shortage> missing = database.sql(
                        """
                        select sku, warehouse, committed - on_hand
                        from erp_stock
                        where committed > on_hand
                          and warehouse in (:warehouses)
                        order by sku, warehouse
                        """)
                .param("warehouses", allWarehouses())
                .query((row, n) -> new Shortage(row.getString(1), row.getString(2), row.getBigDecimal(3)))
                .list();
        int served = 0;
        for (Shortage item : missing) {
            Dice dice = new Dice(settings.seed() ^ round, STREAM, (item.sku() + '/' + item.warehouse()).hashCode());
            if (dice.below(100) < settings.shares().received()) {
                receive(item.sku(), item.warehouse(), item.units().add(BigDecimal.valueOf(dice.below(20))));
                served++;
            }
        }
        return served;
    }

    private void book(String what, String sku, String warehouse, BigDecimal units) {
        int rows = database.sql(
                        "update erp_stock set " + what + ", booked = true where sku = :sku and warehouse = :warehouse")
                .param("units", units)
                .param("sku", sku)
                .param("warehouse", warehouse)
                .update();
        if (rows != 1) {
            throw new IllegalArgumentException("The ERP has no SKU '" + sku + "' in warehouse '" + warehouse + "'");
        }
    }

    private Collection<String> allWarehouses() {
        return settings.warehouses().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
