package io.cartage.sandbox.shopify;

import java.util.List;
import java.util.Map;

/**
 * What a shop has beside orders.
 *
 * @param goods what it sells, and how much of it lies where
 * @param locations in the schema's field names, as the shop is
 */
record Store(
        Goods goods,
        StockWrites stock,
        Dispatch dispatch,
        List<Map<String, Object>> locations,
        Map<String, Object> shop) {}
