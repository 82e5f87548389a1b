package io.cartage.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * The stock of a simulated shop, as its merchant counts it and its shoppers buy it. A SKU that several things carry means
 * the first of them. Thread-safe.
 */
public interface StockBook {

    /**
     * Where stock is kept.
     *
     * @param id as the API writes it
     * @param active whether its stock can be changed
     */
    record Place(String id, String name, boolean active) {}

    /**
     * What a shopper bought.
     *
     * @param order the id of the new order, whose only line this is
     */
    record Sale(long order, String sku, int quantity) {}

    /** In the order in which the API lists them; the storefront sells from the first. */
    List<Place> places();

    /** The SKUs whose stock is counted, by ascending id; blank ones are left out. */
    List<String> skus();

    /**
     * What there is at a place now, without changes that were accepted but take effect later.
     *
     * @param place an id of {@link #places}
     * @throws IllegalArgumentException if the SKU isn't counted or there is no such place, here and below
     */
    int quantity(String sku, String place);

    /** The merchant counts: takes effect at once. */
    void setQuantity(String sku, String place, int quantity);

    /** How many the storefront would sell of it now; 0 if it shows none. */
    int sellable(String sku);

    /**
     * A shopper checks out: if the storefront has enough, a paid order of this SKU comes in and the stock is less at once.
     *
     * @return the sale; empty if the storefront doesn't have enough
     */
    Optional<Sale> buy(String sku, int quantity);

    /** So many shoppers come by, one after another, who want one to three units of a SKU each; answers what was sold. */
    List<Sale> shoppers(long seed, int count);

    /** Changes that were accepted but not yet made take effect now. */
    void settle();
}
