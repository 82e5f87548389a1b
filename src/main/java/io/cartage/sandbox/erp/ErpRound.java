package io.cartage.sandbox.erp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulated ERP did in one round.
 *
 * @param number 1 for the first round on a database
 * @param changes rows of {@code s_order_changes} that were handled or ignored
 * @param shipments shipment numbers given out
 * @param units units shipped
 * @param levels rows of {@code product_qty_in_stock} written
 */
public record ErpRound(
        long number,
        int taken,
        int imported,
        int refused,
        int changes,
        int shipments,
        BigDecimal units,
        int corrected,
        int levels) {

    /** Whether nothing was to be done. */
    public boolean idle() {
        return done().isEmpty();
    }

    /** The round in a line for people. */
    @Override
    public String toString() {
        return "round " + number + ": " + (idle() ? "nothing to do" : String.join(", ", done()));
    }

    private List<String> done() {
        List<String> done = new ArrayList<>();
        add(done, taken, "orders taken");
        add(done, imported, "imported");
        add(done, refused, "refused");
        add(done, changes, "changes handled");
        if (shipments > 0) {
            done.add(units.stripTrailingZeros().toPlainString() + " units shipped in " + shipments + " shipments");
        }
        add(done, corrected, "shipment rows corrected");
        add(done, levels, "stock levels written");
        return done;
    }

    private static void add(List<String> done, int count, String what) {
        if (count > 0) {
            done.add(count + " " + what);
        }
    }
}
