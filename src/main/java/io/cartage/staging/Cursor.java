package io.cartage.staging;

import java.time.Instant;

/**
 * How far a store's flow has read.
 *
 * @param position by the cart's clock
 * @param version raised by each run that starts
 */
public record Cursor(Instant position, long version) {}
