package io.cartage.cart.look;

import io.cartage.cart.CartFacts;
import io.cartage.store.Store;
import java.util.List;
import java.util.Set;

/**
 * What a shop's answers are compared with.
 *
 * @param flows the flows that are enabled for the store
 * @param warehouses the names that the ERP uses in staging for this store
 * @param noWarehouses why there are none, for a person; of no account if there are
 */
public record LookSubject(
        Store store, CartFacts cart, Set<String> flows, List<String> warehouses, String noWarehouses) {

    public LookSubject {
        flows = Set.copyOf(flows);
        warehouses = List.copyOf(warehouses);
    }
}
