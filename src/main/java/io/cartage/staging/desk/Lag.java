package io.cartage.staging.desk;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a store's orders wait for the ERP.
 *
 * @param orders those that the ERP has neither taken nor refused
 * @param oldest when the one that waits longest was staged
 */
public record Lag(String storeId, long orders, Instant oldest) {

    public Duration age(Instant now) {
        Duration age = Duration.between(oldest, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
