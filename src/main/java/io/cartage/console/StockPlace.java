package io.cartage.console;

import io.cartage.staging.stock.StockQueue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A place in the queue of stock levels as addresses hold it. */
final class StockPlace {
    private static final String GAP = "\0";

    private StockPlace() {}

    static String write(StockQueue.Key key) {
        String text = String.join(
                GAP, key.cause().map(cause -> "c" + cause).orElse(""), key.storeId(), key.sku(), key.warehouse());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what is no place, which is the beginning then. */
    static Optional<StockQueue.Key> read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(GAP, -1);
            return parts.length != 4
                    ? Optional.empty()
                    : Optional.of(new StockQueue.Key(
                            parts[0].isEmpty() ? Optional.empty() : Optional.of(parts[0].substring(1)),
                            parts[1],
                            parts[2],
                            parts[3]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
