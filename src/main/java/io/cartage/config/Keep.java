package io.cartage.config;

import java.time.Duration;

/**
 * How long what people look at is kept.
 *
 * @param calls the log of calls to the carts
 * @param payloads what the carts sent of orders that are settled
 * @param runs what is told of runs
 * @param edits of routes, mappings and stores
 */
public record Keep(Duration calls, Duration payloads, Duration runs, Duration edits) {}
