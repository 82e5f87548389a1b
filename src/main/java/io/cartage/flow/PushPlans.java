package io.cartage.flow;

import io.cartage.cart.OrderWish;
import io.cartage.mapping.PayloadPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store needs for its flows back to the cart.
 *
 * @param mappings by flow; a flow without one doesn't run
 */
public record PushPlans(
        Map<String, PayloadPlan> mappings, Optional<OrderWish> whenStaged, Optional<OrderWish> whenImported) {

    public PushPlans {
        mappings = Map.copyOf(mappings);
    }

    /** The flows that run, in their order. */
    List<String> flows() {
        return Flow.BACK.stream().filter(mappings::containsKey).toList();
    }

    PayloadPlan mapping(String flow) {
        PayloadPlan plan = mappings.get(flow);
        if (plan == null) {
            throw new IllegalArgumentException("the store has no flow '" + flow + "'. Write the section '" + flow
                    + "' into its file to switch it on");
        }
        return plan;
    }
}
