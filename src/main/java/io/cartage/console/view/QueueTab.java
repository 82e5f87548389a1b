package io.cartage.console.view;

/**
 * One of the choices above a queue.
 *
 * @param count how many there are; below 0 if that isn't counted
 */
public record QueueTab(String words, Link link, long count, boolean isCurrent) {}
