package io.cartage.staging.outbox;

/** What one shipment of a cart may not mix. */
public enum Split {
    /** Goods that go to several addresses: the order lines' {@code cart_address_id}. */
    ADDRESS,
    /** Goods that leave several places: the rows' {@code warehouse}. */
    WAREHOUSE
}
