package io.cartage.staging.stock;

import java.util.Map;

/**
 * What a store's file says of its warehouses.
 *
 * @param warehouses the cart's places, by name or id, by the ERP's names of warehouses, where these differ
 * @param shipFrom the ERP's warehouse that order lines without one are taken from; empty for each that has the SKU
 */
public record StockRules(Map<String, String> warehouses, String shipFrom) {
    /** Warehouses are called as the places are, and any of them may ship. */
    public static final StockRules NONE = new StockRules(Map.of(), "");

    public StockRules {
        warehouses = Map.copyOf(warehouses);
    }
}
