package io.cartage.staging.stock;

import java.util.HashMap;
import java.util.Map;

/**
 * What a store's file says of its warehouses and SKUs.
 *
 * @param warehouses the cart's places, by name or id, by the ERP's names of warehouses, where these differ
 * @param shipFrom the ERP's warehouse that order lines without one are taken from; empty for each that has the SKU
 * @param skus the cart's SKUs by the ERP's, where these differ
 */
public record StockRules(Map<String, String> warehouses, String shipFrom, Map<String, String> skus) {
    /** Warehouses are called as the places are, any of them may ship, and SKUs are the same. */
    public static final StockRules NONE = new StockRules(Map.of(), "", Map.of());

    public StockRules {
        warehouses = Map.copyOf(warehouses);
        Map<String, String> byKey = new HashMap<>();
        skus.forEach((erp, cart) -> byKey.put(MatchKey.of(erp), MatchKey.of(cart)));
        skus = Map.copyOf(byKey);
    }

    /** By what the cart's item of one of the ERP's SKUs is found. */
    String key(String erpSku) {
        String key = MatchKey.of(erpSku);
        return skus.getOrDefault(key, key);
    }
}
