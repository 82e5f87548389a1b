package io.cartage.staging.stock;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Judges the ERP's rows block by block: finds item, place, open units and what the cart has of each. */
final class Plan {
    private static final int NAMED = 5;

    private final String storeId;
    private final Catalog catalog;
    private final LevelTable levels;
    private final Warehouses warehouses;
    private final Survey survey;
    private final OpenUnits open;

    Plan(String storeId, Catalog catalog, LevelTable levels, Warehouses warehouses, Survey survey, OpenUnits open) {
        this.storeId = storeId;
        this.catalog = catalog;
        this.levels = levels;
        this.warehouses = warehouses;
        this.survey = survey;
        this.open = open;
    }

    /** The rows in the given order; two queries for each 256 of them. */
    void judge(List<ErpRow> block, Consumer<StockRow> consumer) {
        Set<String> keys = new HashSet<>();
        block.forEach(row -> keys.add(row.key()));
        keys.remove("");
        Map<String, List<CatalogItem>> items = catalog.byKey(storeId, keys);
        List<String> ids = items.values().stream()
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0).itemId())
                .toList();
        Map<LevelTable.Key, CartLevel> known = levels.of(storeId, ids);
        block.forEach(row -> consumer.accept(judge(row, items.getOrDefault(row.key(), List.of()), known)));
    }

    private StockRow judge(ErpRow row, List<CatalogItem> items, Map<LevelTable.Key, CartLevel> known) {
        Optional<CatalogItem> item = items.size() == 1 ? Optional.of(items.get(0)) : Optional.empty();
        Warehouses.Destination destination = warehouses.of(row.warehouse());
        Optional<Place> place = destination.place();
        Optional<Obstacle> obstacle =
                obstacle(row, items).or(destination::obstacle).or(() -> place.flatMap(there -> sharing(row, there)));
        CartLevel level = item.isEmpty() || place.isEmpty()
                ? CartLevel.UNKNOWN
                : known.getOrDefault(
                        new LevelTable.Key(item.get().itemId(), place.get().id()), CartLevel.UNKNOWN);
        return new StockRow(
                row.id(),
                row.sku(),
                row.warehouse(),
                row.onHand(),
                row.committed(),
                row.available(),
                row.updatedAt(),
                open.units(row, place.map(Place::id)),
                item,
                place,
                obstacle,
                level,
                row.answer());
    }

    private static Optional<Obstacle> obstacle(ErpRow row, List<CatalogItem> items) {
        if (row.key().isEmpty()) {
            return Optional.of(new Obstacle(Obstacle.BLANK_SKU, "the row has no SKU. Write one"));
        }
        if (items.isEmpty()) {
            return Optional.of(new Obstacle(
                    Obstacle.UNKNOWN_SKU,
                    "no item of the cart has the SKU '" + row.sku()
                            + "'. Give it to one there, lead it to another under inventory.skus of the store file, or"
                            + " remove this row"));
        }
        if (items.size() > 1) {
            return Optional.of(new Obstacle(Obstacle.DUPLICATE_SKU, duplicate(row, items)));
        }
        return items.get(0).tracked()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        Obstacle.UNTRACKED,
                        "the cart doesn't track the stock of '" + items.get(0).sku()
                                + "'. Switch that on there, or remove this row"));
    }

    private static String duplicate(ErpRow row, List<CatalogItem> items) {
        String names = items.stream()
                .limit(NAMED)
                .map(item -> item.itemId() + " ('" + item.sku() + "')")
                .collect(Collectors.joining(", "));
        return items.size() + " items of the cart have the SKU '" + row.sku() + "': " + names
                + (items.size() > NAMED ? ", …" : "") + ". Leave it to one of them";
    }

    private Optional<Obstacle> sharing(ErpRow row, Place place) {
        List<String> rivals = survey.rivals(row.key(), place.id());
        return rivals.isEmpty()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        Obstacle.SAME_LOCATION,
                        rivals.size() + " rows lead to the cart's place '" + place.name() + "': "
                                + String.join(", ", rivals.subList(0, Math.min(NAMED, rivals.size())))
                                + ". Keep one of them, or lead their warehouses to different places"));
    }
}
