package io.cartage.console.view;

/**
 * The form for the first user.
 *
 * @param token of the link
 * @param fault what is wrong with what was sent; empty at first
 */
public record SetUp(String token, String name, String fault) {}
