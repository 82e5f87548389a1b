package io.cartage.config;

/**
 * Where a running process answers questions about its health.
 *
 * @param port 0 for nowhere
 */
public record Observe(String host, int port) {}
