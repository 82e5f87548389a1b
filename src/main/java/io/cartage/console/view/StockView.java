package io.cartage.console.view;

import io.cartage.flow.InventoryQueue;
import io.cartage.staging.stock.StockRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The page of stock levels.
 *
 * @param here what it shows, without the place in it
 * @param now the same with the place, to be read anew
 * @param warehouses those of the store that is chosen
 * @param next the page that follows
 * @param isFirst whether nothing comes before it
 */
public record StockView(
        Link here,
        Link now,
        List<QueueTab> tabs,
        List<String> stores,
        List<String> warehouses,
        List<Held> held,
        List<InventoryQueue.Line> lines,
        Optional<Link> next,
        boolean isFirst) {

    public static Pill pill(InventoryQueue.State state) {
        return switch (state) {
            case TO_SEND -> Pill.TO_SEND;
            case IN_DOUBT -> Pill.IN_DOUBT;
            case IN_CART -> Pill.IN_CART;
            case WAITING -> Pill.WAITING;
            case REFUSED -> Pill.REFUSED;
            case NOT_SENT -> new Pill("off", "player-stop", "Not sent");
        };
    }

    /** A quantity without zeros behind the point. */
    public static String number(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }

    public static String number(Optional<BigDecimal> quantity) {
        return quantity.map(StockView::number).orElse("–");
    }

    /** The item's SKU in the cart where it is written otherwise, or its name. */
    public static String item(StockRow row) {
        return row.item()
                .map(item -> item.sku().equals(row.sku())
                        ? item.name()
                        : "→ " + item.sku() + (item.name().isEmpty() ? "" : " · " + item.name()))
                .orElse("");
    }
}
