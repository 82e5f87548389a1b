package io.cartage.staging.desk;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A store as its files and the running process know it, for {@link Lookout} to look after.
 *
 * @param scheduled the flows whose schedules run
 * @param refused whether its shop is known to refuse it, so that its schedules pause
 * @param ackLimit how long an order may wait for the ERP
 * @param silence after how long without a new order people are told; empty for three times the usual gap
 */
public record Watched(
        String storeId, Set<String> scheduled, boolean refused, Duration ackLimit, Optional<Duration> silence) {
    public Watched {
        scheduled = Set.copyOf(scheduled);
    }
}
