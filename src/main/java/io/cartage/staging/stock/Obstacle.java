package io.cartage.staging.stock;

/**
 * Why a row can't be pushed, for as long as it stays so.
 *
 * @param cause a short word to group by: {@code unknown-sku}
 * @param message what is wrong, with the value, and what to do
 */
public record Obstacle(String cause, String message) {
    static final String BLANK_SKU = "blank-sku";
    static final String UNKNOWN_SKU = "unknown-sku";
    static final String DUPLICATE_SKU = "duplicate-sku";
    static final String UNTRACKED = "untracked";
    static final String UNKNOWN_WAREHOUSE = "unknown-warehouse";
    static final String AMBIGUOUS_WAREHOUSE = "ambiguous-warehouse";
    static final String INACTIVE_WAREHOUSE = "inactive-warehouse";
    static final String SAME_LOCATION = "same-location";
}
