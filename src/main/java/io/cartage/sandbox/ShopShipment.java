package io.cartage.sandbox;

import java.util.List;

/**
 * A shipment as the shop has it.
 *
 * @param carrier as the cart calls it; empty if none was told
 * @param trackingNumbers none, one, or several where the cart knows several
 */
public record ShopShipment(long id, String carrier, List<String> trackingNumbers, List<Line> lines) {

    /**
     * What of a line went out.
     *
     * @param line the cart's id of the order's line
     */
    public record Line(long line, String sku, int quantity) {}

    public ShopShipment {
        trackingNumbers = List.copyOf(trackingNumbers);
        lines = List.copyOf(lines);
    }
}
