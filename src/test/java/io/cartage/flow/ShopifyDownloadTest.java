package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.sandbox.Call;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is peculiar to Shopify: points, errors within a 200, further lines, an index that lags, tokens for a time. */
class ShopifyDownloadTest {
    private static final String SHOP = "{seed: 3, orders: 60, api: {bucket: unlimited}}";
    private static final String TOKENS = "/admin/oauth/access_token";
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void waitsForPointsBeforeItAsksSoThatTheShopNeverThrottlesIt() {
        try (Workshop workshop = open("{seed: 3, orders: 100, api: {bucket: 1000, restore: 2000}}", 25)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.calls())
                    .as("one call a page, none of them twice")
                    .isEqualTo(4);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void repeatsOnlyTheCallThatOthersLeftNoPointsFor() {
        try (Workshop workshop = open(SHOP, 10)) {
            workshop.shop().faults().add(Fault.of(Kind.THROTTLE).every(3));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(account.counts().seen()).isEqualTo(60);
            assertThat(account.calls())
                    .isEqualTo(workshop.shop().calls().count())
                    .isBetween(7L, 10L);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void asksForHalfAsManyOrdersWhereAPageIsTooDear() {
        try (Workshop workshop = open("{seed: 3, orders: 60, api: {bucket: unlimited, max_cost: 300}}", 50)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(limits(workshop).get(0)).isEqualTo(50);
            assertThat(limits(workshop).get(1)).isEqualTo(25);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void asksForHalfAsManyOrdersAfterAGatewayGaveUp() {
        try (Workshop workshop = open(SHOP, 40)) {
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.ERROR).status(502, "html").at(1).calls(2));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(limits(workshop)).startsWith(40, 20, 10);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void stagesEveryLineOfOrdersThatShowOnlyTheirFirstFifty() {
        try (Workshop workshop = open("{seed: 6, orders: 6, lines: 301-340, api: {bucket: unlimited}}", 50)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(asked(workshop, "OrderLines"))
                    .as("two pages more for each order")
                    .isEqualTo(2 * workshop.totalsStaged().size());
            assertThat(workshop.count("select max(line_no) from s_order_details"))
                    .isGreaterThan(300);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void readsAnOrderAnewThatChangesWhileItsLinesAreRead() {
        try (Workshop workshop = open("{seed: 6, orders: 1, lines: 120, api: {bucket: unlimited}}", 50)) {
            long id = workshop.shop().orders().all().get(0).id();
            workshop.shop().beforeAnswer(2, () -> workshop.shop().orders().edit(id));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(asked(workshop, "Order")).isEqualTo(1);
            assertThat(asked(workshop, "OrderLines")).isEqualTo(2);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void catchesByTheOverlapWhatTheIndexShowsLate() {
        HandClock clock = new HandClock(NOW);
        String laggard = "{seed: 3, orders: 60, api: {bucket: unlimited, index_lag: 60s}}";
        try (Workshop workshop =
                Workshop.open(CartUnderTest.SHOPIFY, TestDatabase.usual(), laggard, orders(20), clock)) {
            workshop.run();
            long late = workshop.firstWanted();
            workshop.shop().orders().edit(late);

            RunAccount blind = workshop.run();
            clock.turn(Duration.ofMinutes(2));
            workshop.run();

            assertThat(blind.counts().unchanged()).isEqualTo(blind.counts().seen());
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void endsTheRunIfTheShopLeavesPartOfTheFilterOut() {
        try (Workshop workshop = open(SHOP, 10)) {
            workshop.changeRoute("routes/shopify/orders-fetch.camel.yaml", text -> text.replace("'", ""));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("left part of the filter out of account");
            assertThat(workshop.count("select count(*) from cartage_outcome")).isZero();
        }
    }

    @Test
    void leavesOutTestOrdersAndCancelledOnesEachByItsRule() {
        try (Workshop workshop = open("{seed: 21, orders: 250, mix: everything, api: {bucket: unlimited}}", 50)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            String filtered = "select count(*) from cartage_outcome where kind = 'filtered' and reason = ";
            assertThat(workshop.count(filtered + "'a test order'")).isPositive();
            assertThat(workshop.count(filtered + "'cancelled in the cart'")).isPositive();
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void readsATaxInclusiveShopOfThreeDecimals() {
        String shop = "{seed: 4, orders: 120, mix: everything, currencies: [KWD, JPY], tax_inclusive: true,"
                + " api: {bucket: unlimited}}";
        try (Workshop workshop = open(shop, 50)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void needsTwoCallsForAHundredOrdinaryOrders() {
        try (Workshop workshop = open("{seed: 8, orders: 500, api: {bucket: unlimited}}", 50)) {
            RunAccount account = workshop.run();

            assertThat(account.counts().seen()).isEqualTo(500);
            assertThat(account.calls() / 500.0).isLessThanOrEqualTo(0.02);
        }
    }

    @Test
    void renewsATokenBeforeItExpires() {
        HandClock clock = new HandClock(NOW);
        String client = "{seed: 3, orders: 60, api: {bucket: unlimited, credentials: client}}";
        try (Workshop workshop =
                Workshop.open(CartUnderTest.SHOPIFY, TestDatabase.usual(), client, orders(10), clock)) {
            workshop.shop().beforeAnswer(4, () -> clock.turn(Duration.ofHours(23)));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(workshop.shop().calls().countByPath()).containsEntry(TOKENS, 2);
            assertThat(workshop.shop().calls().latest()).allMatch(call -> call.status() == 200);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void asksForAnotherTokenWhenTheShopForgetsOne() {
        try (Workshop workshop = open("{seed: 3, orders: 60, api: {bucket: unlimited, credentials: client}}", 10)) {
            workshop.shop()
                    .faults()
                    .add(Fault.of(Kind.REVOKE).path("*graphql*").at(3).calls(1));

            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(workshop.shop().calls().countByPath()).containsEntry(TOKENS, 2);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void asksForOneTokenPerShopAndTellsItNobody() {
        String client = "{seed: 3, orders: 60, api: {bucket: unlimited, credentials: client}}";
        try (Workshop workshop = open(client, 5)) {
            workshop.addStore("sister", "{statuses: [PAID], page: 5, prefix: S-}");
            CompletableFuture<RunAccount> sister =
                    CompletableFuture.supplyAsync(() -> workshop.flows().runNow("sister"));
            RunAccount account = workshop.run();

            assertThat(account.state()).as(account.message()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(sister.join().state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(workshop.shop().calls().countByPath()).containsEntry(TOKENS, 1);
        }
    }

    @Test
    void tellsNobodyItsTokenOrItsSecret() {
        try (Workshop workshop = open("{seed: 3, orders: 60, api: {bucket: unlimited, credentials: client}}", 5)) {
            workshop.shop().faults().add(Fault.of(Kind.REVOKE).at(4));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("HTTP 400").doesNotContain("shpat_", "shpss_");
            assertThat(workshop.watched().toString()).doesNotContain("shpat_", "shpss_");
            assertThat(workshop.count("select count(*) from cartage_run where message like '%shp%'"))
                    .isZero();
        }
    }

    @Test
    void pausesAStoreWhoseTokenIsRefusedUntilItsFileHoldsAnother() {
        try (Workshop workshop = open(SHOP, 10)) {
            Map<String, String> right = workshop.shop().connection();
            workshop.keepKeyInFile("shpat_" + "0".repeat(32), orders(10));

            RunAccount refused = workshop.run();
            boolean mayRunBefore = workshop.flows().mayRun(Workshop.STORE);
            workshop.writeKey(right.getOrDefault("key", ""));
            boolean mayRunAfter = workshop.flows().mayRun(Workshop.STORE);
            RunAccount resumed = workshop.run();

            assertThat(refused.message()).contains("HTTP 401", "Develop apps");
            assertThat(mayRunBefore).isFalse();
            assertThat(mayRunAfter).isTrue();
            assertThat(resumed.state()).as(resumed.message()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void tellsOfARefusedTokenOnceAndOfTheNextWrongOneOnceMore() {
        try (Workshop workshop = open(SHOP, 10)) {
            workshop.keepKeyInFile("shpat_" + "0".repeat(32), orders(10));

            workshop.run();
            workshop.run();
            int toldOfTheFirst = workshop.watched().size();
            workshop.writeKey("shpat_" + "1".repeat(32));
            workshop.flows().mayRun(Workshop.STORE);
            workshop.run();
            workshop.run();

            assertThat(toldOfTheFirst).isEqualTo(1);
            assertThat(workshop.watched()).hasSize(2);
        }
    }

    @Test
    void pausesAStoreWhoseAppLacksAScope() {
        String lacking = "{seed: 3, orders: 60, api: {bucket: unlimited, missing_scopes: [read_orders]}}";
        try (Workshop workshop = open(lacking, 10)) {
            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(account.message()).contains("denies access", "Develop apps");
            assertThat(account.calls()).isEqualTo(1);
            assertThat(workshop.flows().mayRun(Workshop.STORE)).isFalse();
        }
    }

    @Test
    void stagesNothingOfAnAnswerThatHoldsErrorsBesideItsData() {
        try (Workshop workshop = open(SHOP, 10)) {
            workshop.shop().faults().add(Fault.of(Kind.DENIED));

            RunAccount account = workshop.run();

            assertThat(account.state()).isEqualTo(RunAccount.State.FAILED);
            assertThat(workshop.count("select count(*) from cartage_outcome")).isZero();
            assertThat(workshop.count("select count(*) from s_orders")).isZero();
        }
    }

    private static Workshop open(String shop, int page) {
        return Workshop.open(CartUnderTest.SHOPIFY, TestDatabase.usual(), shop, page);
    }

    private static String orders(int page) {
        return "{statuses: " + CartUnderTest.SHOPIFY.statuses() + ", page: " + page + "}";
    }

    /** How often a document was sent. */
    private static int asked(Workshop workshop, String document) {
        return (int) workshop.shop().calls().latest().stream()
                .filter(call -> call.path().endsWith("#" + document))
                .count();
    }

    /** How many orders each call asked for. */
    private static List<Integer> limits(Workshop workshop) {
        return workshop.shop().calls().latest().stream()
                .map(Call::query)
                .map(variables -> variables.replaceAll(".*\"limit\":(\\d+).*", "$1"))
                .map(Integer::valueOf)
                .toList();
    }
}
