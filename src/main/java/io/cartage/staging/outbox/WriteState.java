package io.cartage.staging.outbox;

import java.util.Locale;

/** Where a write stands. */
public enum WriteState {
    /** To be sent when its time comes; certainly the cart has nothing of it. */
    WAITING,
    /** The call left or was about to: found later, it is in doubt whether the cart carried it out. */
    SENDING,
    /** The cart has it. */
    DONE,
    /** Refused by the cart, which has nothing of it; waits for a person. */
    PARKED,
    /** Given up, or taken back to be planned anew. */
    DROPPED;

    static WriteState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As it stands in {@code cartage_outbox.state}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
