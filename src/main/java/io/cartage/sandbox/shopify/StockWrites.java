package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.Stock.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes stock as apps do: a whole list of quantities or none of it, and nothing twice under one key. */
final class StockWrites {
    private static final int MOST = 1_000_000_000;
    private static final long GROUPS = 54_640_716_251_442L;
    private static final Set<String> REASONS = Set.of(
            "correction",
            "cycle_count_available",
            "damaged",
            "movement_canceled",
            "movement_created",
            "movement_received",
            "movement_updated",
            "other",
            "promotion",
            "quality_control",
            "received",
            "reservation_created",
            "reservation_deleted",
            "reservation_updated",
            "restock",
            "safety_stock",
            "shrinkage");

    private final ShopCatalog catalog;
    private final Stock stock;
    private final Goods goods;
    private final Clock clock;
    private final Keys keys;
    private int groups;

    StockWrites(ShopCatalog catalog, Stock stock, Clock clock) {
        this.catalog = catalog;
        this.stock = stock;
        this.clock = clock;
        goods = new Goods(catalog, stock);
        keys = new Keys(clock);
    }

    /** Sets quantities, all of them or none. */
    Map<String, @Nullable Object> set(Input input, String key) {
        for (Input entry : input.objects("quantities")) {
            if (!entry.has("changeFromQuantity")) {
                throw GraphRefusal.of(
                        "InventoryQuantityInput must include the following argument: changeFromQuantity.",
                        "INVALID_FIELD_ARGUMENTS");
            }
        }
        return once(
                key,
                "set" + input,
                () -> Payload.of(
                        "inventoryAdjustmentGroup",
                        () -> stock.alone(() -> {
                            List<Map<String, Object>> errors = new ArrayList<>(head(input));
                            List<Entry> entries = entries(input, errors);
                            if (!errors.isEmpty()) {
                                throw new WriteRefusal(errors);
                            }
                            entries.forEach(
                                    entry -> stock.setAvailable(entry.article(), entry.place(), entry.available()));
                            return group(input);
                        })));
    }

    private record Entry(Article article, Places place, int available) {}

    private static List<Map<String, Object>> head(Input input) {
        List<Map<String, Object>> errors = new ArrayList<>();
        if (!List.of("available", "on_hand").contains(input.needed("name"))) {
            errors.add(WriteRefusal.error("Only available and on_hand can be set.", "INVALID_NAME", "input", "name"));
        }
        if (!REASONS.contains(input.needed("reason"))) {
            errors.add(WriteRefusal.error("This is not one of the reasons.", "INVALID_REASON", "input", "reason"));
        }
        boolean isUri = input.text("referenceDocumentUri")
                .filter(uri -> !uri.matches("[A-Za-z][A-Za-z0-9+.-]*:.+"))
                .isEmpty();
        if (!isUri) {
            errors.add(WriteRefusal.error(
                    "A reference document has an address with a scheme.",
                    "INVALID_REFERENCE_DOCUMENT",
                    "input",
                    "referenceDocumentUri"));
        }
        return errors;
    }

    private List<Entry> entries(Input input, List<Map<String, Object>> errors) {
        boolean onHand = input.needed("name").equals("on_hand");
        List<Input> inputs = input.objects("quantities");
        Map<String, Integer> times = new HashMap<>();
        inputs.forEach(entry -> times.merge(pair(entry), 1, Integer::sum));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input entry = inputs.get(i);
            int before = errors.size();
            Optional<Article> article = goods.article(entry.needed("inventoryItemId"));
            Optional<Places> place = Goods.place(entry.needed("locationId")).filter(Places::isActive);
            if (article.isEmpty()) {
                errors.add(error("There is no such inventory item.", "INVALID_INVENTORY_ITEM", i, "inventoryItemId"));
            }
            if (place.isEmpty()) {
                errors.add(error("There is no such location, or it is closed.", "INVALID_LOCATION", i, "locationId"));
            }
            if (times.getOrDefault(pair(entry), 0) > 1) {
                errors.add(error(
                        "The item stands here twice with this location.",
                        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
                        i,
                        "locationId"));
            }
            int quantity = entry.number("quantity").orElse(0);
            limits(quantity, onHand, i, errors);
            if (errors.size() == before) {
                Level level =
                        stock.level(article.orElseThrow(), place.orElseThrow()).orElse(Level.NONE);
                stale(entry, onHand ? level.onHand() : level.available(), i, errors);
                int available = onHand ? quantity - level.committed() : quantity;
                entries.add(new Entry(article.orElseThrow(), place.orElseThrow(), available));
            }
        }
        return entries;
    }

    private static void limits(int quantity, boolean onHand, int i, List<Map<String, Object>> errors) {
        if (quantity > MOST) {
            errors.add(error("That is too much.", "INVALID_QUANTITY_TOO_HIGH", i, "quantity"));
        } else if (quantity < -MOST) {
            errors.add(error("That is too little.", "INVALID_QUANTITY_TOO_LOW", i, "quantity"));
        } else if (onHand && quantity < 0) {
            errors.add(error("What is on hand can't be negative.", "INVALID_QUANTITY_NEGATIVE", i, "quantity"));
        }
    }

    private static void stale(Input entry, int now, int i, List<Map<String, Object>> errors) {
        if (entry.number("changeFromQuantity").filter(from -> from != now).isPresent()) {
            errors.add(error(
                    "The quantity has changed since it was read.",
                    "CHANGE_FROM_QUANTITY_STALE",
                    i,
                    "changeFromQuantity"));
        }
    }

    private static Map<String, Object> error(String message, String code, int entry, String field) {
        return WriteRefusal.error(message, code, "input", "quantities", Integer.toString(entry), field);
    }

    private static String pair(Input entry) {
        return entry.needed("inventoryItemId") + " " + entry.needed("locationId");
    }

    private Map<String, Object> group(Input input) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("id", Gid.of("InventoryAdjustmentGroup", GROUPS + groups++));
        group.put("createdAt", now().toString());
        group.put("reason", input.needed("reason"));
        group.put("referenceDocumentUri", input.text("referenceDocumentUri").orElse(null));
        return group;
    }

    /** The place keeps the item from now on. */
    Map<String, @Nullable Object> activate(Input input, String key) {
        return once(key, "activate" + input, () -> Payload.of(() -> stock.alone(() -> activated(input))));
    }

    private Payload activated(Input input) {
        Article article = goods.article(input.needed("inventoryItemId"))
                .orElseThrow(() -> WriteRefusal.of("There is no such inventory item.", "inventoryItemId"));
        Places place = Goods.place(input.needed("locationId"))
                .filter(Places::isActive)
                .orElseThrow(() -> WriteRefusal.of("There is no such location, or it is closed.", "locationId"));
        Optional<Integer> available = input.number("available");
        Optional<Integer> onHand = input.number("onHand");
        if (available.isPresent() && onHand.isPresent()) {
            throw WriteRefusal.of("Only one of the two quantities can be given.", "available");
        }
        boolean isActive = stock.isActive(article, place);
        if (!isActive) {
            stock.activate(article, place);
            int committed = stock.level(article, place).orElse(Level.NONE).committed();
            available
                    .or(() -> onHand.map(units -> units - committed))
                    .ifPresent(quantity -> stock.setAvailable(article, place, quantity));
        }
        Payload payload = Payload.of("inventoryLevel", goods.level(article, place));
        return isActive && (available.isPresent() || onHand.isPresent())
                ? payload.but(WriteRefusal.error(
                        "Not allowed to set available quantity when the item is already active at the location.",
                        null,
                        available.isPresent() ? "available" : "onHand"))
                : payload;
    }

    /** Counts an item from now on, or no longer; or gives it another SKU. */
    Map<String, Object> update(Input input) {
        Article article = goods.article(input.needed("id"))
                .orElseThrow(() -> WriteRefusal.of("There is no such inventory item.", "id"));
        Input wanted = input.needed("input", Input::object);
        boolean isTracked = wanted.text("tracked").map(Boolean::valueOf).orElse(stock.isTracked(article));
        stock.track(article, isTracked);
        Article updated =
                wanted.has("sku") ? catalog.rename(article, wanted.text("sku").orElse(null)) : article;
        return goods.item(updated);
    }

    private Map<String, @Nullable Object> once(
            String key, String input, Supplier<Map<String, @Nullable Object>> write) {
        return keys.once(key, input, write)
                .orElseGet(() -> Payload.of(() -> {
                    throw new WriteRefusal(List.of(WriteRefusal.error(
                            "The key was used with another input.", "IDEMPOTENCY_KEY_PARAMETER_MISMATCH")));
                }));
    }

    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }
}
