package io.cartage.staging;

/**
 * A run that was started.
 *
 * @param version the cursor's version while this run is the one that may write
 */
public record RunRef(long id, String storeId, String flow, long version) {}
