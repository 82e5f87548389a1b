package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.cart.PushFacts.LevelFacts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Reads the levels that a cart tells. Thread-safe. */
public final class StockLevels {
    private StockLevels() {}

    /** A level as the cart has it; 0 and not active where it has none. */
    public record Found(BigDecimal quantity, boolean active) {}

    /** The levels in an answer by the ids of their items. */
    public static Map<String, Found> read(LevelFacts facts, byte[] answer) {
        Map<String, Found> found = new HashMap<>();
        for (JsonNode item : facts.list().all(CartAnswers.object(answer))) {
            String id = facts.item().text(item);
            JsonNode quantity = facts.quantity().first(item);
            boolean active = quantity.isNumber()
                    && (facts.active().isEmpty() || facts.active().isSet(item));
            found.put(id, new Found(quantity.isNumber() ? quantity.decimalValue() : BigDecimal.ZERO, active));
        }
        found.remove("");
        return found;
    }
}
