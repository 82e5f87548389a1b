package io.cartage.console.view;

/**
 * What went wrong with a request.
 *
 * @param remedy what to do
 */
public record Trouble(int status, String title, String remedy) {}
