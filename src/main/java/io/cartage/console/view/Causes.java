package io.cartage.console.view;

import io.cartage.flow.HeldUp;
import io.cartage.staging.outbox.ShipmentCause;
import io.cartage.staging.stock.Obstacle;
import java.util.Map;

/** What keeps something from a cart, as people say it, and what to do about it. */
public final class Causes {
    private static final Map<String, String> OF_STOCK = Map.ofEntries(
            Map.entry(Obstacle.BLANK_SKU, "The row has no SKU"),
            Map.entry(Obstacle.UNKNOWN_SKU, "No item of the cart has the SKU"),
            Map.entry(Obstacle.DUPLICATE_SKU, "Several items of the cart have the SKU"),
            Map.entry(Obstacle.UNTRACKED, "The cart doesn't track the item's stock"),
            Map.entry(Obstacle.UNKNOWN_WAREHOUSE, "No place of the cart has the warehouse's name"),
            Map.entry(Obstacle.AMBIGUOUS_WAREHOUSE, "Several places have the warehouse's name"),
            Map.entry(Obstacle.INACTIVE_WAREHOUSE, "The place is switched off in the cart"),
            Map.entry(Obstacle.SAME_LOCATION, "Several rows of a SKU lead to one place"),
            Map.entry(Obstacle.UNMAPPABLE, "The mapping gives no quantity"),
            Map.entry(Obstacle.TOO_LARGE, "The level is above what the cart takes"),
            Map.entry(Obstacle.UNSETTLED, "The cart's level changed again and again"),
            Map.entry(Obstacle.REFUSED, "The cart refused it"));

    private static final Map<String, String> OF_OTHERS = Map.ofEntries(
            Map.entry(ShipmentCause.UNKNOWN_ORDER, "There is no such order"),
            Map.entry(ShipmentCause.AMBIGUOUS_ORDER, "Several orders have the number"),
            Map.entry(ShipmentCause.CANCELLED_ORDER, "The order is cancelled"),
            Map.entry(ShipmentCause.UNKNOWN_LINE, "The order has no such line"),
            Map.entry(ShipmentCause.NOTHING_LEFT, "More than is left to be shipped"),
            Map.entry(ShipmentCause.NOT_WHOLE, "Not a whole number of units"),
            Map.entry(ShipmentCause.ALREADY_SENT, "Changed after it was sent"),
            Map.entry(ShipmentCause.NOT_OURS, "Another service ships it"),
            Map.entry(ShipmentCause.ON_HOLD, "The order is on hold in the cart"),
            Map.entry(ShipmentCause.UNMAPPABLE, "The mapping can't make it"),
            Map.entry(ShipmentCause.REFUSED, "The cart refused it"),
            Map.entry(ShipmentCause.DROPPED, "Somebody gave it up"),
            Map.entry("unreachable", "The shop doesn't answer"));

    private Causes() {}

    /** What is wrong, in a few words; the cause itself where there are none. */
    public static String title(String flow, String cause) {
        if (cause.isEmpty()) {
            return "New";
        }
        return (flow.equals("inventory") ? OF_STOCK : OF_OTHERS).getOrDefault(cause, cause);
    }

    /** What to do, beside what the message tells. */
    public static String remedy(HeldUp some) {
        return switch (some.sort()) {
            case TO_SEND -> some.cause().isEmpty() ? "The next run sends it." : "It is tried again by itself.";
            case IN_DOUBT -> "The next run finds out whether the cart has it, before it sends it again.";
            case PARKED -> "Mend what the message tells, then try again; or give it up.";
            case ROW_REFUSED -> "The ERP corrects the row and writes it anew; or, once the cause is gone, try again.";
            case ROW_WAITING ->
                switch (some.cause()) {
                    case Obstacle.UNKNOWN_SKU -> "Say which item of the cart each SKU means. Each run looks again.";
                    case Obstacle.UNKNOWN_WAREHOUSE, Obstacle.AMBIGUOUS_WAREHOUSE ->
                        "Say which place of the cart it is. Each run looks again.";
                    default -> "Each run looks again; it goes by itself once the cause is gone.";
                };
        };
    }
}
