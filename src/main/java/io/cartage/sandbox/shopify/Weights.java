package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import java.util.Map;

/**
 * How frequent each status is.
 *
 * @param byStatus in the order in which they are drawn
 * @param named whether the settings name them, so that those without a weight must not occur
 */
record Weights<E extends Enum<E>>(Map<E, Integer> byStatus, boolean named) {

    /** Whether orders may have this status. */
    boolean allow(E status) {
        return !named || byStatus.getOrDefault(status, 0) > 0;
    }

    E drawn(Dice dice) {
        int left = dice.below(
                byStatus.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<E, Integer> entry : byStatus.entrySet()) {
            if (left < entry.getValue()) {
                return entry.getKey();
            }
            left -= entry.getValue();
        }
        throw new IllegalStateException("No status has a weight");
    }
}
