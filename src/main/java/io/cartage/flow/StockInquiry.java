package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.PushFacts.WayFacts;
import io.cartage.mapping.ExplainedField;
import io.cartage.mapping.Filled;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.StoreContext;
import io.cartage.staging.stock.StockBook;
import io.cartage.staging.stock.StockExplanation;
import io.cartage.staging.stock.StockRow;
import io.cartage.store.PushSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Why the cart shows what it shows of one SKU, or why it shows nothing: everything that the next push would know. Writes
 * nothing and asks no shop, so that levels are told for the best kind of call that the cart has.
 */
public final class StockInquiry {
    private StockInquiry() {}

    /**
     * What is known of a SKU.
     *
     * @param mapping what makes the levels
     * @param levels one for each row of the ERP
     */
    public record Answer(StockExplanation stock, PayloadPlan mapping, List<Level> levels) {
        public Answer {
            levels = List.copyOf(levels);
        }
    }

    /**
     * What the mapping makes of one row of the ERP.
     *
     * @param desired what the cart is to show; empty if the mapping makes no number of the row
     * @param quantity the payload's field that holds it, with the names that it was made of
     */
    public record Level(
            StockExplanation.Warehouse warehouse, Optional<BigDecimal> desired, Optional<ExplainedField> quantity) {

        /** Whether something keeps the level from the cart. */
        public boolean isHeldUp() {
            return warehouse.row().obstacle().isPresent() || desired.isEmpty();
        }
    }

    /**
     * Asks why a shop shows what it shows of an item.
     *
     * @throws IllegalArgumentException if the store pushes no stock levels
     */
    public static Answer ask(PreparedStore store, StockBook book, String sku) {
        PayloadPlan mapping = store.push().mapping(Flow.INVENTORY);
        StockExplanation stock = book.explain(store.id(), sku, StockSteps.rules(store.store()));
        return new Answer(
                stock,
                mapping,
                stock.warehouses().stream()
                        .map(warehouse -> level(store, mapping, warehouse))
                        .toList());
    }

    private static Level level(PreparedStore store, PayloadPlan mapping, StockExplanation.Warehouse warehouse) {
        StockRow row = warehouse.row();
        WayFacts way = way(store);
        return new Level(
                warehouse,
                desired(store, row),
                mapping.explain(source(store, row, way), context(store)).stream()
                        .filter(field -> field.path().equals(way.quantity()))
                        .findFirst());
    }

    /** What the cart is to show for a row; empty if the mapping makes no number of it. */
    static Optional<BigDecimal> desired(PreparedStore store, StockRow row) {
        WayFacts way = way(store);
        if (store.push().mapping(Flow.INVENTORY).fill(source(store, row, way), context(store))
                instanceof Filled filled) {
            JsonNode quantity = filled.payload().path(way.quantity());
            return quantity.isNumber() ? Optional.of(quantity.decimalValue()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static WayFacts way(PreparedStore store) {
        return store.cart().push().inventory().orElseThrow().best();
    }

    private static StoreContext context(PreparedStore store) {
        return new StoreContext(store.id(), store.store().contextValues());
    }

    private static ObjectNode source(PreparedStore store, StockRow row, WayFacts way) {
        PushSettings.Stock settings = store.store().push().inventory().orElseThrow();
        return StockEntry.source(row, settings.safetyStock(), way.name());
    }
}
