package io.cartage.cart.look;

import io.cartage.cart.CartFacts;
import io.cartage.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** What the shop calls one of the ERP's warehouses, by the store's file; else the same. */
    String locationOf(String warehouse) {
        return store.push().inventory().stream()
                .flatMap(stock -> stock.warehouses().entrySet().stream())
                .filter(pair -> plain(pair.getKey()).equals(plain(warehouse)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(warehouse);
    }

    /** Names are compared without regard to case and outer blanks. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
