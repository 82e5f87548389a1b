package io.cartage.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an ERP really had of each SKU, and what the shop sold of it. A unit is oversold if the shop sold it when all that
 * the ERP ever had for the shop was sold already. Such a sale is excused by latency alone:
 *
 * <ul>
 *   <li>the ERP sold of the SKU elsewhere, and no push that began since has ended;
 *   <li>a push overwrote a level that did count a sale which the push couldn't know of, and no later push has read the
 *       orders and ended: as many units as were sold so.
 * </ul>
 */
final class SalesBook {
    private final Map<String, Integer> had = new HashMap<>();
    private final Map<String, Integer> sold = new HashMap<>();
    private final Set<String> soldElsewhere = new HashSet<>();
    private Map<String, Integer> overwritten = new HashMap<>();
    private int units;
    private int oversold;
    private int unexcused;
    private int turnedAway;

    /** The ERP has so many more of it. */
    void receive(String sku, int quantity) {
        had.merge(sku, quantity, Integer::sum);
    }

    /** The ERP has so many less of it, and the shop is yet to hear of it. */
    void sellElsewhere(String sku, int quantity) {
        had.merge(sku, -quantity, Integer::sum);
        soldElsewhere.add(sku);
    }

    /** A push that began after the latest sale elsewhere has told the shop its level. */
    void pushed(String sku) {
        soldElsewhere.remove(sku);
    }

    /** A push that read the orders has ended; it overwrote levels that counted these units, and it couldn't know of them. */
    void overwrote(Map<String, Integer> blind) {
        overwritten = new HashMap<>(blind);
    }

    /** The shop sold so many to one shopper. */
    void sell(String sku, int quantity) {
        int all = sold.merge(sku, quantity, Integer::sum);
        int over = Math.max(0, Math.min(quantity, all - had.getOrDefault(sku, 0)));
        units += quantity;
        oversold += over;
        if (!soldElsewhere.contains(sku)) {
            int excused = Math.min(over, overwritten.getOrDefault(sku, 0));
            overwritten.merge(sku, -excused, Integer::sum);
            unexcused += over - excused;
        }
    }

    /** The shop had not enough for a shopper. */
    void turnAway(String sku, int quantity) {
        if (left(sku) >= quantity) {
            turnedAway += quantity;
        }
    }

    /** What the ERP has of it that isn't sold; negative if it is oversold. */
    int left(String sku) {
        return had.getOrDefault(sku, 0) - sold.getOrDefault(sku, 0);
    }

    TradingDay.Result result() {
        return new TradingDay.Result(units, oversold, unexcused, turnedAway);
    }
}
