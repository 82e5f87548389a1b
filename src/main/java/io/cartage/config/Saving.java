package io.cartage.config;

import java.time.Instant;

/**
 * When a file was saved last, and by whom.
 *
 * @param by the account that owns the file; empty if the system doesn't tell
 */
public record Saving(Instant at, String by) {}
