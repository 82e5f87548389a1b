package io.cartage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.problem.ProblemsException;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {

    @Test
    void describesAnOrdinaryShopOnAStandardPlanByDefault() {
        SandboxSettings settings = SandboxSettings.defaults();

        assertThat(settings.data())
                .isEqualTo(new ShopData(
                        1,
                        300,
                        Instant.parse("2026-11-02T12:00:00Z"),
                        28,
                        Trait.shares(Trait.Mix.ORDINARY),
                        Map.of(),
                        List.of("USD"),
                        List.of(1),
                        1,
                        6,
                        400,
                        false,
                        false,
                        0,
                        List.of("line_without_sku", "total_off"),
                        0));
        assertThat(settings.gzip()).isFalse();
        assertThat(settings.api().entries()).isEmpty();
        assertThat(settings.faults()).isEmpty();
    }

    @Test
    void readsEveryKey() {
        SandboxSettings settings = SandboxSettings.of(
                """
                seed: 7
                orders: 5000
                now: 2026-05-01T00:00:00Z
                days: 10
                mix: everything
                shares: {guests: 100, long_orders: 0.125}
                statuses: {11: 3, Awaiting Shipment: 1}
                currencies: [KWD, JPY]
                channels: [1, 664179]
                lines: 2-9
                products: 50
                tax_inclusive: true
                credit_lowers_total: true
                unmappable: 2
                defects: [total_off]
                arrivals: 30
                api:
                  gzip: true
                  quota: 20
                faults:
                  - {kind: error, status: 500, body: html, path: /v2/orders, at: 3, calls: 2}
                  - {kind: change, orders: 5, every: 2}
                """);

        ShopData data = settings.data();
        assertThat(data.seed()).isEqualTo(7);
        assertThat(data.orders()).isEqualTo(5000);
        assertThat(data.now()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(data.days()).isEqualTo(10);
        assertThat(data.share(Trait.GUESTS)).isEqualTo(100_000);
        assertThat(data.share(Trait.LONG_ORDERS)).isEqualTo(125);
        assertThat(data.share(Trait.COUPONS)).isEqualTo(15_000);
        assertThat(data.statuses()).isEqualTo(Map.of("11", 3, "Awaiting Shipment", 1));
        assertThat(data.currencies()).containsExactly("KWD", "JPY");
        assertThat(data.channels()).containsExactly(1, 664179);
        assertThat(List.of(data.leastLines(), data.mostLines(), data.products()))
                .containsExactly(2, 9, 50);
        assertThat(data.taxInclusive()).isTrue();
        assertThat(data.creditLowersTotal()).isTrue();
        assertThat(data.defects()).containsExactly("total_off");
        assertThat(List.of(data.unmappable(), data.arrivals())).containsExactly(2, 30);
        assertThat(settings.gzip()).isTrue();
        assertThat(settings.api().get("quota")).isPresent();
        assertThat(settings.faults())
                .containsExactly(
                        Fault.of(Fault.Kind.ERROR)
                                .status(500, "html")
                                .path("/v2/orders")
                                .at(3)
                                .calls(2),
                        Fault.of(Fault.Kind.CHANGE).orders(5).every(2));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        String yaml =
                """
                seed: many
                orders: -1
                mix: ordinry
                shares: {gests: 3, coupons: 120, fees: [1]}
                statuses: {Shiped: 1, 11: lots}
                currencies: [US]
                channels: [one]
                lines: 6-2
                now: yesterday
                taxinclusive: true
                api: {quota: 0, quota_window: 30, consignments: list, missing_scopes: [order]}
                faults:
                  - {kind: throtle}
                  - {every: 3}
                  - {kind: slow, ms: 0, status: 500}
                  - {kind: cut, at: 1, every: 2}
                  - throttle
                """;

        Problems problems = new Problems();
        SandboxSettings.read("bigcommerce", section(yaml), problems);

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "sandbox:1:7: 'seed' is 'many'. Write a whole number.",
                        "sandbox:2:9: 'orders' is '-1'. Write a whole number from 0 to 2000000.",
                        "sandbox:3:6: 'mix' is 'ordinry'. Did you mean 'ordinary'?",
                        "sandbox:4:10: 'gests' is not known here. Did you mean 'guests'?",
                        "sandbox:4:29: 'coupons' is '120'. Write a percentage from 0 to 100, with up to three decimals.",
                        "sandbox:4:40: 'fees' takes one value, but this is a list. Write a percentage.",
                        "sandbox:5:12: 'statuses' is 'Shiped'. Write a status id from 0 to 14, or its name.",
                        "sandbox:5:27: the weight of '11' is the text 'lots'. Write a whole number; a status of weight 2 is twice as frequent as one of weight 1.",
                        "sandbox:6:14: 'currencies' is 'US'. Did you mean 'USD'?",
                        "sandbox:7:12: 'channels' is 'one'. Write channel ids such as [1, 664179].",
                        "sandbox:8:8: 'lines' is '6-2'. Write how many lines a basket has, such as 1-6; at most 400.",
                        "sandbox:9:6: 'now' is 'yesterday'. Write an instant such as 2026-11-02T12:00:00Z.",
                        "sandbox:10:1: 'taxinclusive' is not known here. Did you mean 'tax_inclusive'?",
                        "sandbox:11:14: 'quota' is '0'. Write a whole number from 1 to 1000000000.",
                        "sandbox:11:31: 'quota_window' is '30'. Write a number and a unit such as 30s, 5m, 2h or 1d, from 1ms to 1h.",
                        "sandbox:11:49: 'consignments' is 'list'. Write one of object, array, always_array.",
                        "sandbox:11:72: 'missing_scopes' is 'order'. Did you mean 'orders'?",
                        "sandbox:13:12: 'kind' is 'throtle'. Did you mean 'throttle'?",
                        "sandbox:14:5: 'kind' is missing. Write one of throttle, block, error, internal_error, denied, cut, hang_up, lost_answer, slow, revoke, change, bulk_edit, ignore_dates.",
                        "sandbox:15:22: 'ms' is '0'. Write a whole number from 1 to 600000.",
                        "sandbox:15:25: 'status' is not known here. Known here: kind, ms, path, method, at, every, calls.",
                        "sandbox:16:5: the fault has both 'at' and 'every'. Keep one of them.",
                        "sandbox:17:5: a fault takes a map, but this is the text 'throttle'. Write it so: {kind: throttle, every: 10}.");
    }

    @Test
    void leavesWhatStandsUnderApiToTheCartThatOpensIt() {
        SandboxSettings settings = SandboxSettings.of("api: {quotta: 3}");

        try (Sandbox sandbox = Sandbox.start(0)) {
            assertThatThrownBy(() -> sandbox.open("bigcommerce", "acme", settings))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("'quotta' is not known here. Did you mean 'quota'?");
        }
    }

    @Test
    void tellsThatACartHasNoSimulatedShop() {
        Problems problems = new Problems();

        SandboxSettings.read("magneto", section("orders: 3"), problems);

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly("sandbox:1:1: there is no simulated shop for the cart 'magneto', only for "
                        + "bigcommerce, shopify. Write a section 'connection:' instead.");
    }

    @Test
    void tellsWhatMeansNothingToTheShopsOfACart() {
        Problems problems = new Problems();

        SandboxSettings.read(
                "shopify",
                section("{channels: [1], shares: {ebay: 3, tips: 5}, statuses: {11: 1, Paid: 2}}"),
                problems);
        SandboxSettings.read("bigcommerce", section("{shares: {tips: 5}, statuses: {PAID: 1, 11: 1}}"), problems);

        assertThat(problems.all())
                .extracting(problem -> problem.toString().replaceFirst("Known here: .*", "…"))
                .containsExactlyInAnyOrder(
                        "sandbox:1:12: 'channels' means nothing to shops of shopify. Remove it.",
                        "sandbox:1:26: 'ebay' is not known here. …",
                        "sandbox:1:56: 'statuses' is '11'. Write a status such as PAID, PARTIALLY_REFUNDED or UNFULFILLED.",
                        "sandbox:1:11: 'tips' is not known here. …",
                        "sandbox:1:32: 'statuses' is 'PAID'. Write a status id from 0 to 14, or its name.");
    }

    private static YamlMap section(String yaml) {
        return Yaml.readMap("sandbox", yaml, new Problems()).orElseThrow();
    }
}
