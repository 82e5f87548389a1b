package io.cartage.staging.desk;

import java.util.Optional;

/**
 * An order in which a person's e-mail address stands.
 *
 * @param orderNo the number on its rows; empty if it never had any
 * @param waits why it isn't settled, in words; empty if nobody waits for it
 */
public record PersonsOrder(String storeId, String orderId, Optional<String> orderNo, State state, String waits) {

    /** Whether it can be forgotten. */
    public enum State {
        /** Nobody waits for it. */
        SETTLED,
        /** The ERP has not imported it, or doesn't know of its change; it can be forgotten by special wish. */
        PENDING,
        /** The ERP or a write to the cart is in the midst of it. */
        HELD
    }

    /** Whether it goes. */
    public boolean goes(boolean pendingToo) {
        return state == State.SETTLED || (pendingToo && state == State.PENDING);
    }
}
