package io.cartage.staging.stock;

import java.math.BigDecimal;

/**
 * A level as the cart told it.
 *
 * @param active whether the item is stocked at the place
 */
public record ReadLevel(String itemId, String placeId, BigDecimal quantity, boolean active) {
    LevelTable.Key key() {
        return new LevelTable.Key(itemId, placeId);
    }
}
