package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.cartage.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final String CALL = "/v2/orders";
    private static final int KEEP = 20;
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Connection SHOP =
            new Connection("https://x/stores/a", "bigcommerce:a", Map.of(), Map.of(), Optional.empty());

    private final Quotas quotas = new Quotas(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Quota quota = quotas.of(BigCommerceFacts.FACTS, SHOP);

    @Test
    void doesNotWaitBeforeItKnowsAnything() {
        assertThat(quota.pauseBefore(CALL, KEEP)).isZero();
    }

    @Test
    void leavesTheShareKeptForOthers() {
        quota.learn(CALL, headers(150, 31), NullNode.getInstance());

        assertThat(quota.pauseBefore(CALL, KEEP)).as("31 of 150 left").isZero();
        assertThat(quota.pauseBefore(CALL, KEEP)).as("30 of 150 left, a fifth").isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void readsHeadersWhateverTheirCase() {
        quota.learn(
                CALL,
                Map.of(
                        "x-rate-limit-requests-left",
                        "0",
                        "x-rate-limit-requests-quota",
                        "150",
                        "X-RATE-LIMIT-TIME-RESET-MS",
                        "40"),
                NullNode.getInstance());

        assertThat(quota.pauseBefore(CALL, KEEP)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void isOneBudgetForAllStoresOfAShop() {
        Connection sameShop = new Connection(
                "https://x/stores/a", "bigcommerce:a", Map.of(), Map.of("token", Secret.of("other")), Optional.empty());
        quota.learn(CALL, headers(150, 0), NullNode.getInstance());

        assertThat(quotas.of(BigCommerceFacts.FACTS, sameShop).pauseBefore(CALL, KEEP))
                .isPositive();
    }

    @Test
    void waitsAsLongAsA429Asks() {
        assertThat(pause(429, headers(150, 35), 1)).contains(Duration.ofSeconds(12));
        assertThat(pause(429, Map.of("X-Retry-After", "7"), 1)).contains(Duration.ofSeconds(7));
    }

    @Test
    void waitsLongerEachTimeAfterA429WithoutHeaders() {
        assertThat(pause(429, Map.of(), 1).orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1200));
        assertThat(pause(429, Map.of(), 4).orElseThrow()).isBetween(Duration.ofSeconds(8), Duration.ofMillis(9600));
        assertThat(pause(429, Map.of(), 12).orElseThrow()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(72));
        assertThat(pause(429, Map.of(), 13)).isEmpty();
    }

    @Test
    void repeatsWhatWaitingCanMendAndNothingElse() {
        assertThat(pause(503, Map.of(), 3)).isPresent();
        assertThat(pause(503, Map.of(), 4)).isEmpty();
        assertThat(pause(0, Map.of(), 1)).as("a cut connection").isPresent();
        assertThat(pause(401, Map.of(), 1)).isEmpty();
        assertThat(pause(404, Map.of(), 1)).isEmpty();
    }

    private Optional<Duration> pause(int status, Map<String, String> headers, int attempt) {
        return quotas.pauseAfter(BigCommerceFacts.FACTS, SHOP, status, headers, attempt);
    }

    private static Map<String, String> headers(int total, int left) {
        return Map.of(
                "X-Rate-Limit-Requests-Quota", String.valueOf(total),
                "X-Rate-Limit-Requests-Left", String.valueOf(left),
                "X-Rate-Limit-Time-Reset-Ms", "12000");
    }
}
