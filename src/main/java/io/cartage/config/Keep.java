package io.cartage.config;

import java.time.Duration;

/**
 * How long what people look at is kept.
 *
 * @param calls the log of calls to the carts
 */
public record Keep(Duration calls) {}
