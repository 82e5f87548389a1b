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
        add(done, taken, "order", " taken");
        add(done, imported, "", "imported");
        add(done, refused, "", "refused");
        add(done, changes, "change", " handled");
        if (shipments > 0) {
            String of = units.stripTrailingZeros().toPlainString();
            add(done, shipments, "shipment", " of " + of + (of.equals("1") ? " unit" : " units"));
        }
        add(done, corrected, "row", " corrected");
        add(done, levels, "stock level", "");
        return done;
    }

    private static void add(List<String> done, int count, String what, String how) {
        if (count > 0) {
            done.add(count + " " + what + (what.isEmpty() || count == 1 ? "" : "s") + how);
        }
    }
}
