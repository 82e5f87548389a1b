package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Quota quota = new Quota(2, 30_000, nanos::get);

    @Test
    void refusesWhatIsTooMuchForOneWindow() {
        assertThat(quota.take()).isEqualTo(new Quota.Left(2, 1, 30_000, 30_000, false));
        nanos.set(10_000_000_000L);
        assertThat(quota.take()).isEqualTo(new Quota.Left(2, 0, 30_000, 20_000, false));
        assertThat(quota.take()).isEqualTo(new Quota.Left(2, 0, 30_000, 20_000, true));
    }

    @Test
    void allowsEverythingAnewInTheNextWindow() {
        quota.take();
        quota.take();
        nanos.set(30_000_000_000L);

        assertThat(quota.take()).isEqualTo(new Quota.Left(2, 1, 30_000, 30_000, false));
    }
}
