package io.cartage.staging.desk;

import io.cartage.staging.Lane;
import java.util.OptionalDouble;

/**
 * A run that goes on.
 *
 * @param seen records so far; of a backfill, those of the window at hand
 * @param share how much of it is done, from 0 to 1; empty if nobody knows how much there is
 */
public record OngoingRun(long id, String storeId, String flow, Lane lane, long seen, OptionalDouble share) {}
