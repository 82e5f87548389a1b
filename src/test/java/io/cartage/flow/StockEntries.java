package io.cartage.flow;

import io.cartage.staging.stock.CartLevel;
import io.cartage.staging.stock.PushAnswer;
import io.cartage.staging.stock.StockRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Levels on their way to a cart, for tests. */
final class StockEntries {
    private StockEntries() {}

    /** Ten of an article, for a cart that was never told of it. */
    static StockEntry of(String sku, String warehouse) {
        return new StockEntry(
                new StockRow(
                        1,
                        sku,
                        warehouse,
                        Optional.empty(),
                        Optional.empty(),
                        BigDecimal.TEN,
                        Instant.EPOCH,
                        BigDecimal.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new CartLevel(Optional.empty(), true, Optional.empty(), Optional.empty()),
                        new PushAnswer(
                                "pending", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())),
                BigDecimal.TEN);
    }
}
