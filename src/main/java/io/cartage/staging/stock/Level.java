package io.cartage.staging.stock;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A level that goes to the cart; made by the {@link StockRow} that it comes from.
 *
 * @param rowUpdatedAt the row's {@code updated_at} when the level was computed
 */
public record Level(String itemId, String placeId, long rowId, Instant rowUpdatedAt, BigDecimal quantity) {
    LevelTable.Key key() {
        return new LevelTable.Key(itemId, placeId);
    }
}
