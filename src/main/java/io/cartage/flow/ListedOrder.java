package io.cartage.flow;

import io.cartage.cart.OrderGlance;
import java.util.List;
import java.util.Optional;

/**
 * An order in the cart and where it stands here.
 *
 * @param orderNo the number that the ERP sees or would see
 */
public record ListedOrder(OrderGlance order, String orderNo, State state) {

    /** Where an order stands. */
    public sealed interface State {}

    /** It was never read, or left out by a rule that no longer holds: the next run that reads it stages it. */
    public record New() implements State {}

    /**
     * The ERP has its rows.
     *
     * @param importStatus what the ERP says of them; empty if it has cleared them away
     * @param changedSince whether the cart changed it since
     */
    public record Staged(int revision, Optional<String> importStatus, Optional<String> erpOrderNo, boolean changedSince)
            implements State {}

    /** The store doesn't want it. */
    public record Filtered(String rule) implements State {}

    /**
     * It waits for a person.
     *
     * @param changedSince whether the cart changed it since, so that it may pass at the next run
     */
    public record Quarantined(List<String> reasons, boolean changedSince) implements State {

        public Quarantined {
            reasons = List.copyOf(reasons);
        }
    }
}
