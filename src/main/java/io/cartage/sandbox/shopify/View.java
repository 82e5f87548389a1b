package io.cartage.sandbox.shopify;

/** As of when an order is looked at. */
enum View {
    /** As it was placed, before any edit. */
    ORIGINAL,
    /** With what edits added, and still with what they removed and what was refunded: the schema's {@code total…} fields. */
    ORDERED,
    /** Without what was removed and refunded: the schema's {@code current…} fields. */
    CURRENT
}
