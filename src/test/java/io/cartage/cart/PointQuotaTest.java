package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.HandClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointQuotaTest {
    private static final int KEEP = 20;

    private final HandClock hand = new HandClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final Quota quota = new PointQuota((QuotaFacts.Points) ShopifyFacts.FACTS.quota(), hand);

    @Test
    void doesNotWaitBeforeItKnowsAnything() {
        assertThat(quota.pauseBefore("orders 50", KEEP)).isZero();
        assertThat(quota.left()).isEmpty();
    }

    @Test
    void waitsUntilTheCallsCostAndTheShareForOthersAreThere() {
        learn("orders 50", 600, 900, 2000, 100);

        assertThat(quota.pauseBefore("orders 50", KEEP))
                .as("600 and 400 of 2000 are needed, 900 are left")
                .isEqualTo(Duration.ofSeconds(1));
        hand.turn(Duration.ofSeconds(1));
        assertThat(quota.pauseBefore("orders 50", KEEP)).isZero();
    }

    @Test
    void takesTheCostOutBeforeTheAnswerTells() {
        learn("orders 50", 600, 1700, 2000, 100);

        assertThat(quota.pauseBefore("orders 50", KEEP)).isZero();
        assertThat(quota.pauseBefore("orders 50", KEEP)).isZero();
        assertThat(quota.pauseBefore("orders 50", KEEP)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void thinksThatAnUnknownCallIsAsDearAsACallMayBe() {
        learn("orders 50", 600, 1399, 2000, 100);

        assertThat(quota.pauseBefore("order-lines 250", KEEP)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void asksNoMoreThanASmallBucketHolds() {
        learn("orders 50", 950, 1000, 1000, 50);

        assertThat(quota.pauseBefore("orders 50", KEEP)).isZero();
        assertThat(quota.pauseBefore("orders 50", KEEP)).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void believesTheAnswerMoreThanItsOwnSums() {
        learn("orders 50", 600, 2000, 2000, 100);
        learn("orders 50", 600, 300, 2000, 100);

        assertThat(quota.left()).contains(new Quota.Left(300, 2000, "points", "100 a second"));
    }

    @Test
    void learnsOfAnAnswerThatRefused() {
        String throttled = "{\"errors\":[{\"extensions\":{\"code\":\"THROTTLED\"}}],\"extensions\":{\"cost\":{"
                + "\"requestedQueryCost\":674,\"actualQueryCost\":null,\"throttleStatus\":{\"maximumAvailable\":2000.0,"
                + "\"currentlyAvailable\":212,\"restoreRate\":100.0}}}}";

        quota.learn("orders 50", Map.of(), besides(throttled));

        assertThat(quota.pauseBefore("orders 50", 0)).isEqualTo(Duration.ofMillis(4620));
    }

    private void learn(String call, int asked, int left, int total, int restored) {
        quota.learn(
                call,
                Map.of(),
                besides("{\"extensions\":{\"cost\":{\"requestedQueryCost\":" + asked
                        + ",\"throttleStatus\":{\"maximumAvailable\":" + total + ",\"currentlyAvailable\":" + left
                        + ",\"restoreRate\":" + restored + "}}}}"));
    }

    private static JsonNode besides(String answer) {
        return ShopifyFacts.FACTS.besidesData(answer.getBytes(StandardCharsets.UTF_8));
    }
}
