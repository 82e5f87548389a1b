package io.cartage.cart;

/**
 * The response headers that tell a shop's quota; an empty name means that the cart has no such header.
 *
 * @param left requests left in the window
 * @param total requests of a whole window
 * @param resetMillis milliseconds until the window ends
 * @param retryAfterSeconds seconds to wait after a 429
 * @param keepPercent share of the quota that reading leaves to others and to writes
 */
record QuotaFacts(String left, String total, String resetMillis, String retryAfterSeconds, int keepPercent) {}
