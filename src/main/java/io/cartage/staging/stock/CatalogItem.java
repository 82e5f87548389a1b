package io.cartage.staging.stock;

/**
 * Something of the cart that has a stock level.
 *
 * @param itemId unique among all items of the store
 * @param sku as the cart writes it; blank if it has none
 * @param ids what the cart's calls name it by, as a JSON object
 * @param tracked whether the cart counts its stock
 * @param name what people call it; blank if the cart doesn't tell
 * @param barcode blank if it has none
 */
public record CatalogItem(String itemId, String sku, String ids, boolean tracked, String name, String barcode) {

    /** One that has no name and no barcode. */
    public CatalogItem(String itemId, String sku, String ids, boolean tracked) {
        this(itemId, sku, ids, tracked, "", "");
    }
}
