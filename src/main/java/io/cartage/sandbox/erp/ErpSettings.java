package io.cartage.sandbox.erp;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a simulated ERP works. The same settings, orders and clock make the same numbers, shipments and stock.
 *
 * @param warehouses which warehouses ship for a store, by store; its keys are the stores that the ERP serves. A warehouse may
 *     be named {@code ""} where there is but one
 * @param items the units on hand at the beginning, in each warehouse, by SKU; an order for another SKU is refused. If empty,
 *     the ERP enters every SKU that it meets in an order
 * @param unitsOfNew the units on hand in each warehouse of an SKU that the ERP enters because there are no {@code items}
 * @param services SKUs that are sold without stock or shipment, such as downloads; so are those that begin with {@code /}
 */
public record ErpSettings(
        long seed,
        SortedMap<String, List<String>> warehouses,
        SortedMap<String, Integer> items,
        int unitsOfNew,
        Set<String> services,
        Shares shares,
        Pace pace) {

    public ErpSettings {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        warehouses.forEach((store, names) -> copy.put(store, List.copyOf(names)));
        if (copy.isEmpty() || copy.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "An ERP serves at least one store, and each from at least one warehouse");
        }
        warehouses = Collections.unmodifiableSortedMap(copy);
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        services = Set.copyOf(services);
    }

    /**
     * What happens how often.
     *
     * @param refused orders that the ERP refuses at first although it knows all their SKUs, in percent
     * @param split shipments that hold only a part of what could be shipped, in percent
     * @param parcels shipments that fill two parcels or have two tracking numbers, in percent
     * @param odd parcels that go by a carrier which no cart knows, in percent
     * @param slips rows of a shipment in which somebody mistyped the SKU, in percent; corrected when they come back
     * @param received short items of which goods come in within a round, in percent
     */
    public record Shares(int refused, int split, int parcels, int odd, int slips, int received) {
        /** Some of everything. */
        public static final Shares USUAL = new Shares(10, 40, 15, 5, 2, 30);
        /** Everything goes right and at once. */
        public static final Shares SMOOTH = new Shares(0, 0, 0, 0, 0, 0);
    }

    /**
     * How long things take, in rounds.
     *
     * @param takeEvery orders are taken in every so manyth round
     * @param importAfter rounds from taking an order to importing it
     * @param mendAfter rounds until the cause of a refusal is gone
     * @param shipAfter rounds from the import to the first shipment, and from one shipment to the next
     * @param stockEvery stock levels are written in every so manyth round
     * @param most so many orders of a store are decided on in a round, and so many are packed
     */
    public record Pace(int takeEvery, int importAfter, int mendAfter, int shipAfter, int stockEvery, int most) {
        /** Stock in every round, the first shipment in the round after the import. */
        public static final Pace BRISK = new Pace(1, 0, 3, 1, 1);

        public Pace {
            if (takeEvery < 1 || stockEvery < 1 || most < 1 || importAfter < 0 || mendAfter < 0 || shipAfter < 0) {
                throw new IllegalArgumentException(
                        "An ERP takes orders and writes stock in every so manyth round, from 1,"
                                + " works on at least one order, and waits for no fewer than 0 rounds");
            }
        }

        /** As many orders as there are. */
        public Pace(int takeEvery, int importAfter, int mendAfter, int shipAfter, int stockEvery) {
            this(takeEvery, importAfter, mendAfter, shipAfter, stockEvery, Integer.MAX_VALUE);
        }

        public Pace withMost(int orders) {
            return new Pace(takeEvery, importAfter, mendAfter, shipAfter, stockEvery, orders);
        }
    }

    /** An ERP that enters every SKU it meets, with 50 units in each warehouse. */
    public static ErpSettings of(Map<String, List<String>> warehouses) {
        return new ErpSettings(1, new TreeMap<>(warehouses), new TreeMap<>(), 50, Set.of(), Shares.USUAL, Pace.BRISK);
    }

    /** As {@link #of(Map)}, for one store. */
    public static ErpSettings of(String store, String... warehouses) {
        return of(Map.of(store, List.of(warehouses)));
    }

    public ErpSettings withSeed(long other) {
        return new ErpSettings(other, warehouses, items, unitsOfNew, services, shares, pace);
    }

    /** The SKUs that the ERP knows, each with so many units in each warehouse at the beginning. */
    public ErpSettings withItems(Collection<String> skus, int units) {
        SortedMap<String, Integer> all = new TreeMap<>(items);
        skus.forEach(sku -> all.put(sku, units));
        return new ErpSettings(seed, warehouses, all, unitsOfNew, services, shares, pace);
    }

    public ErpSettings withUnitsOfNew(int units) {
        return new ErpSettings(seed, warehouses, items, units, services, shares, pace);
    }

    public ErpSettings withServices(Collection<String> skus) {
        return new ErpSettings(seed, warehouses, items, unitsOfNew, Set.copyOf(skus), shares, pace);
    }

    public ErpSettings with(Shares other) {
        return new ErpSettings(seed, warehouses, items, unitsOfNew, services, other, pace);
    }

    public ErpSettings with(Pace other) {
        return new ErpSettings(seed, warehouses, items, unitsOfNew, services, shares, other);
    }

    Set<String> stores() {
        return warehouses.keySet();
    }

    List<String> warehousesOf(String store) {
        return warehouses.getOrDefault(store, List.of());
    }

    /** Whether the ERP enters SKUs that it doesn't know. */
    boolean entersItems() {
        return items.isEmpty();
    }

    /** Whether a line takes stock: charges and services don't. */
    boolean stocks(String lineType, String sku) {
        return lineType.equals("item") && !sku.startsWith("/") && !services.contains(sku);
    }
}
