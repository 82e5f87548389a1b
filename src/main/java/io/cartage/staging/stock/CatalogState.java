package io.cartage.staging.stock;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of a cart's catalog is known.
 *
 * @param readUpTo the newest change that was read, by the cart's clock
 * @param rebuiltAt when the catalog was last read as a whole; empty if never
 */
public record CatalogState(Optional<Instant> readUpTo, Optional<Instant> rebuiltAt) {}
