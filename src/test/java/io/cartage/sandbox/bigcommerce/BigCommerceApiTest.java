package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.SandboxSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class BigCommerceApiTest {

    @Test
    void standsForAStandardPlanByDefault() {
        BigCommerceApi api = SandboxSettings.defaults().api(BigCommerceApi::read);

        assertThat(api)
                .isEqualTo(new BigCommerceApi(
                        "",
                        150,
                        30_000,
                        "object",
                        "reject",
                        "inclusive",
                        "ignore",
                        "json",
                        "listed",
                        "reject",
                        "moves",
                        0,
                        false,
                        List.of()));
    }

    @Test
    void readsEveryKey() {
        BigCommerceApi api = SandboxSettings.of(
                        """
                        api:
                          token: abc
                          quota: 20
                          quota_window: 500ms
                          gzip: true
                          consignments: always_array
                          over_limit: clamp
                          date_filters: exclusive
                          bad_dates: reject
                          without_accept: xml
                          archived: hidden
                          over_ship: accept
                          status_after_shipment: stays
                          stock_lag: 2
                          duplicate_skus: true
                          missing_scopes: [customers, transactions]
                        """)
                .api(BigCommerceApi::read);

        assertThat(api)
                .isEqualTo(new BigCommerceApi(
                        "abc",
                        20,
                        500,
                        "always_array",
                        "clamp",
                        "exclusive",
                        "reject",
                        "xml",
                        "hidden",
                        "accept",
                        "stays",
                        2,
                        true,
                        List.of("customers", "transactions")));
    }
}
