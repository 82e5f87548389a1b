package io.cartage.staging.desk;

import java.time.Instant;

/**
 * What the runs of a store's flow came to that began in one hour.
 *
 * @param start of the hour, UTC
 * @param done records staged anew or changed, or rows that a cart acknowledged
 * @param held records quarantined, or rows refused
 * @param failures runs that failed
 */
public record Hour(String storeId, String flow, Instant start, long done, long held, long failures) {}
