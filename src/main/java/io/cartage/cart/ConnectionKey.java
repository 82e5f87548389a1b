package io.cartage.cart;

/**
 * One setting under {@code connection:} of a store file.
 *
 * @param description what it is and where the merchant finds it
 * @param secret whether it is never shown
 */
public record ConnectionKey(String name, String description, String example, boolean secret) {}
