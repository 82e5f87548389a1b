package io.cartage.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * The present state of an order.
 *
 * @param statuses what the cart's status fields hold: one, or one of payment and one of fulfillment
 * @param edits how often its lines were changed
 * @param withdrawn whether nobody shall take it any more, whatever its statuses: deleted, cancelled or a mere test
 */
public record ShopOrder(
        long id,
        List<String> statuses,
        Instant dateCreated,
        Instant dateModified,
        int channelId,
        int edits,
        boolean archived,
        boolean withdrawn) {

    public ShopOrder {
        statuses = List.copyOf(statuses);
    }

    /** What the cart's first status field holds. */
    public String status() {
        return statuses.get(0);
    }
}
