package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.CartAnswers;
import io.cartage.staging.stock.CatalogItem;
import io.cartage.staging.stock.Level;
import io.cartage.staging.stock.Place;
import io.cartage.staging.stock.StockRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One level on its way to the cart. One thread uses it. */
final class StockEntry {
    private final StockRow row;
    private final BigDecimal desired;
    private @Nullable BigDecimal known;
    private BigDecimal quantity;
    private int attempts;

    /** @param desired what the mapping makes of the row */
    StockEntry(StockRow row, BigDecimal desired) {
        this.row = row;
        this.desired = new BigDecimal(desired.toPlainString()); // JSON shall not show 1E+1
        this.quantity = this.desired;
        this.known = row.level().active() ? row.level().quantity().orElse(null) : null;
    }

    StockRow row() {
        return row;
    }

    String itemId() {
        return item().itemId();
    }

    String placeId() {
        return place().id();
    }

    private CatalogItem item() {
        return row.item().orElseThrow();
    }

    private Place place() {
        return row.place().orElseThrow();
    }

    /** What is sent. */
    BigDecimal quantity() {
        return quantity;
    }

    Level level() {
        return row.level(quantity);
    }

    boolean isLevelKnown() {
        return known != null;
    }

    /** The cart turned out to have another level than it was known to have. */
    void forgetLevel() {
        known = null;
        attempts++;
    }

    /** How often the level was looked up in vain. */
    int attempts() {
        return attempts;
    }

    /**
     * The level that the cart has now. If it is below the one acknowledged last, shoppers bought meanwhile: what is sent is
     * lowered by as much, until their orders are staged and tell by themselves.
     */
    void readLevel(BigDecimal level) {
        BigDecimal acknowledged = row.level().quantity().orElse(level);
        BigDecimal moved = level.add(desired).subtract(acknowledged).max(BigDecimal.ZERO);
        known = level;
        quantity = desired.min(moved);
    }

    /** Whether the cart has what would be sent. */
    boolean isReached() {
        return known != null && known.compareTo(quantity) == 0;
    }

    /** The record that the mapping reads. */
    ObjectNode source(int safetyStock, String way) {
        ObjectNode source = source(row, safetyStock, way);
        if (known != null) {
            source.put("cart_quantity", known);
        }
        return source;
    }

    /** The record that the mapping reads, for a row without obstacle. */
    static ObjectNode source(StockRow row, int safetyStock, String way) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.put("sku", row.sku());
        source.put("warehouse", row.warehouse());
        source.set("qty_on_hand", number(row.onHand().orElse(null)));
        source.set("qty_committed", number(row.committed().orElse(null)));
        source.put("qty_available", row.available());
        source.put("updated_at", row.updatedAt().toString());
        source.put("open_units", row.openUnits());
        source.put("safety_stock", safetyStock);
        row.item()
                .ifPresent(
                        item -> source.set("item", CartAnswers.object(item.ids().getBytes(StandardCharsets.UTF_8))));
        ObjectNode place = source.putObject("place");
        row.place().ifPresent(found -> place.put("id", found.id()).put("name", found.name()));
        source.putNull("cart_quantity");
        source.put("way", way);
        return source;
    }

    private static JsonNode number(@Nullable BigDecimal value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.numberNode(value);
    }
}
