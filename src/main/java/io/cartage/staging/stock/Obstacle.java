package io.cartage.staging.stock;

/**
 * Why a row can't be pushed, for as long as it stays so. The constants are every word that {@code push_cause} of a row of
 * stock may have; {@code docs/erp-contract.md} tells what each means. They never change, since ERPs and people group by them.
 *
 * @param cause a short word to group by: {@code unknown-sku}
 * @param message what is wrong, with the value, and what to do
 */
public record Obstacle(String cause, String message) {
    public static final String BLANK_SKU = "blank-sku";
    public static final String UNKNOWN_SKU = "unknown-sku";
    public static final String DUPLICATE_SKU = "duplicate-sku";
    public static final String UNTRACKED = "untracked";
    public static final String UNKNOWN_WAREHOUSE = "unknown-warehouse";
    public static final String AMBIGUOUS_WAREHOUSE = "ambiguous-warehouse";
    public static final String INACTIVE_WAREHOUSE = "inactive-warehouse";
    public static final String SAME_LOCATION = "same-location";

    /** The mapping gives no quantity that a cart can show. */
    public static final String UNMAPPABLE = "unmappable";

    public static final String TOO_LARGE = "too-large";

    /** The cart's level moved each time it was to be written. */
    public static final String UNSETTLED = "unsettled";

    public static final String REFUSED = "refused";
}
