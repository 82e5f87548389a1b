package io.cartage.sandbox;

import io.cartage.sandbox.barrow.BarrowKind;
import java.util.HashMap;
import java.util.Map;

/** The simulated shops of the jar, and those of the cart that tests make up. */
public final class SimulatedCarts {
    private SimulatedCarts() {}

    /** A sandbox on any free port. */
    public static Sandbox start() {
        Map<String, ShopKind> kinds = new HashMap<>(ShopKinds.BY_CART);
        kinds.put("barrow", new BarrowKind());
        return Sandbox.start(0, kinds);
    }
}
