package io.cartage.staging.stock;

import java.util.List;

/**
 * Everything that is known of one SKU's stock.
 *
 * @param items of the cart that have the SKU
 * @param warehouses one entry for each row of the ERP
 * @param uncounted orders of the store in quarantine that were never staged: whatever they are of, their units are not
 *     among the open ones
 */
public record StockExplanation(String sku, List<CatalogItem> items, List<Warehouse> warehouses, long uncounted) {
    public StockExplanation {
        items = List.copyOf(items);
        warehouses = List.copyOf(warehouses);
    }

    /**
     * One row of the ERP.
     *
     * @param orders whose units make up the row's open units
     */
    public record Warehouse(StockRow row, List<OpenOrder> orders) {
        public Warehouse {
            orders = List.copyOf(orders);
        }
    }
}
