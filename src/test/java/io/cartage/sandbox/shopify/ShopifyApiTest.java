package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.problem.ProblemsException;
import io.cartage.sandbox.SandboxSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopifyApiTest {

    @Test
    void standsForTheSmallestPlanByDefault() {
        assertThat(SandboxSettings.defaults().api(ShopifyApi::read))
                .isEqualTo(new ShopifyApi(
                        "",
                        "token",
                        "granted",
                        Duration.ofDays(1),
                        2000,
                        100,
                        1000,
                        25_000,
                        Duration.ZERO,
                        "",
                        List.of()));
    }

    @Test
    void readsEveryKey() {
        SandboxSettings settings = SandboxSettings.of(
                """
                api:
                  token: shpat_abc
                  credentials: client
                  grant: shop_not_permitted
                  token_life: 500ms
                  bucket: 4000
                  restore: 200
                  max_cost: 500
                  list_limit: 10
                  index_lag: 2s
                  answers_version: 2026-07
                  missing_scopes: [read_all_orders, write_orders]
                """);

        assertThat(settings.api(ShopifyApi::read))
                .isEqualTo(new ShopifyApi(
                        "shpat_abc",
                        "client",
                        "shop_not_permitted",
                        Duration.ofMillis(500),
                        4000,
                        200,
                        500,
                        10,
                        Duration.ofSeconds(2),
                        "2026-07",
                        List.of("read_all_orders", "write_orders")));
    }

    @Test
    void knowsNoWordsOfAnotherCart() {
        SandboxSettings settings = SandboxSettings.of("api: {quota: 20, missing_scopes: [orders]}");

        assertThatThrownBy(() -> settings.api(ShopifyApi::read))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("'quota' is not known here")
                .hasMessageContaining("'missing_scopes' is 'orders'");
    }

    @Test
    void takesReadingAwayWithWritingButNotTheOtherWayRound() {
        Scopes noReading = Scopes.without(List.of("read_orders"));
        Scopes noWriting = Scopes.without(List.of("write_orders"));

        assertThat(noReading.granted()).doesNotContain("read_orders", "write_orders");
        assertThat(noWriting.granted()).contains("read_orders").doesNotContain("write_orders");
        assertThat(Scopes.without(List.of()).allowAny(List.of("read_orders"))).isTrue();
    }
}
