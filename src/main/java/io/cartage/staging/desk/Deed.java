package io.cartage.staging.desk;

import java.time.Instant;

/**
 * Something that somebody did.
 *
 * @param who the user's name
 * @param action a word or two of a closed list: {@code run now}
 * @param subject what it was done to: {@code acme-us/orders}
 * @param detail empty if there is nothing more to say
 */
public record Deed(long id, Instant at, String who, String action, String subject, String detail) {}
