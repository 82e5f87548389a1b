package io.cartage.sandbox.shopify;

import io.cartage.sandbox.OrderControl;
import java.math.BigDecimal;

/** One order, complete. */
record Order(long id, OrderState state, Profile profile) {

    OrderControl control(boolean taxesIncluded) {
        BigDecimal zero = BigDecimal.ZERO;
        return new OrderControl(
                id,
                state.financial().name(),
                profile.tender().shop().name(),
                taxesIncluded,
                0,
                0,
                zero,
                zero,
                zero,
                zero,
                "");
    }
}
