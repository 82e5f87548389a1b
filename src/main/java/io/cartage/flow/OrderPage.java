package io.cartage.flow;

import io.cartage.staging.Known;
import java.util.List;

/**
 * One page of orders on its way through a route. Getters are what routes read.
 *
 * @param orders those that need an outcome
 * @param unchanged what is known of those whose outcome stands already
 */
public record OrderPage(List<PageOrder> orders, List<Known> unchanged) {

    /** The orders whose lines must be fetched. */
    public List<PageOrder> getIncomplete() {
        return orders.stream().filter(PageOrder::isLinesMissing).toList();
    }
}
