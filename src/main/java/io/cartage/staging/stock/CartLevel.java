package io.cartage.staging.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the cart has of an item at a place, as far as it said so.
 *
 * @param quantity empty if that is in doubt or was never told
 * @param active whether the item is stocked at the place; a cart that can't tell is taken to stock it
 * @param since when the cart said so
 * @param outboxId the latest write that the level went into
 */
public record CartLevel(
        Optional<BigDecimal> quantity, boolean active, Optional<Instant> since, Optional<Long> outboxId) {
    static final CartLevel UNKNOWN = new CartLevel(Optional.empty(), true, Optional.empty(), Optional.empty());

    /** Whether the cart is known to have this quantity. */
    public boolean is(BigDecimal wanted) {
        return active && quantity.filter(known -> known.compareTo(wanted) == 0).isPresent();
    }
}
