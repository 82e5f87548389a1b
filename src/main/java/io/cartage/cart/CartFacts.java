package io.cartage.cart;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code routes/<cart>/cart.yaml} tells of a cart.
 *
 * @param id the folder's name, such as {@code bigcommerce}
 * @param name as people write it
 * @param statuses the order statuses, id to name, in the cart's order
 * @param cancelled ids of the statuses that withdraw an order
 * @param refunded ids of the statuses that tell a refund
 */
public record CartFacts(
        String id,
        String name,
        ConnectionFacts connection,
        QuotaFacts quota,
        RetryFacts retry,
        Map<String, String> statuses,
        Set<String> cancelled,
        Set<String> refunded,
        OrderFacts orders) {

    public CartFacts {
        cancelled = Set.copyOf(cancelled);
        refunded = Set.copyOf(refunded);
    }

    /** The name of a status, or its id if the cart has added one since. */
    public String statusName(String statusId) {
        return statuses.getOrDefault(statusId, statusId);
    }

    /** The ids and names that a store file may list, for messages. */
    List<String> statusWords() {
        return statuses.entrySet().stream()
                .map(status -> status.getValue() + " (" + status.getKey() + ")")
                .toList();
    }
}
