package io.cartage.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order statuses a {@code statuses:} setting may name. */
public final class Statuses {
    /** Names by id. */
    public static final List<String> NAMES = List.of(
            "Incomplete",
            "Pending",
            "Shipped",
            "Partially Shipped",
            "Refunded",
            "Cancelled",
            "Declined",
            "Awaiting Payment",
            "Awaiting Pickup",
            "Awaiting Shipment",
            "Completed",
            "Awaiting Fulfillment",
            "Manual Verification Required",
            "Disputed",
            "Partially Refunded");

    static final Map<Integer, Integer> USUAL = Map.ofEntries(
            Map.entry(0, 50),
            Map.entry(1, 20),
            Map.entry(2, 180),
            Map.entry(3, 20),
            Map.entry(4, 10),
            Map.entry(5, 25),
            Map.entry(6, 10),
            Map.entry(7, 40),
            Map.entry(8, 15),
            Map.entry(9, 80),
            Map.entry(10, 70),
            Map.entry(11, 450),
            Map.entry(12, 10),
            Map.entry(13, 5),
            Map.entry(14, 15));

    private Statuses() {}

    static Optional<Integer> of(String idOrName) {
        for (int id = 0; id < NAMES.size(); id++) {
            if (NAMES.get(id).equalsIgnoreCase(idOrName) || Integer.toString(id).equals(idOrName)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
