package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.cart.WriteRefusedException;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.StoreContext;

/**
 * One call that writes to a cart, from the row in the outbox that stands before it to what became of it: the variable
 * {@code write} of a route. One thread uses it.
 */
public sealed interface CartWrite permits StockBatch, ShipmentWrite, StatusWrite {

    /** Whether there is something to be sent. */
    boolean isOpen();

    /** Makes the payload; what can't be mapped is told on its rows and left out. */
    void fill(PayloadPlan mapping, StoreContext store);

    JsonNode payload();

    /** Tells the call from every other one, for carts that recognise repetitions. */
    String key();

    /** Commits to the outbox that the call leaves now. */
    void begin();

    /** The cart carried it out. */
    void succeed(byte[] answer);

    /** The cart refused it, and did nothing. */
    void refuse(WriteRefusedException refusal);

    /** Nobody knows whether the cart carried it out. */
    void doubt(String message);

    /** The cart surely did nothing, and may do it later. */
    void postpone(String message);

    /** Whether another kind of call is left to try, after the cart forbade this one. */
    default boolean hasOtherWay() {
        return false;
    }
}
