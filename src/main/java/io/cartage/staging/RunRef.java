package io.cartage.staging;

/**
 * A run that was started.
 *
 * @param version the version of the lane's cursor row while this run is the one that may write
 */
public record RunRef(long id, String storeId, String flow, Lane lane, long version) {}
