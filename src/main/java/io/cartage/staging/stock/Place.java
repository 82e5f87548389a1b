package io.cartage.staging.stock;

/** A place where the cart keeps stock; one that isn't active takes no levels. */
public record Place(String id, String name, boolean active) {}
